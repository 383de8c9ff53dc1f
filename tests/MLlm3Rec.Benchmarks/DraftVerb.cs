using System.Diagnostics;
using System.Text.Json;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>Seconds from a draft to its verdict with the built-in engine: once with another knob, once with other cue words.</summary>
internal static class DraftVerb
{
    private const int Seed = 42;

    public static async Task RunAsync(string folder, int people, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var engine = BuiltInEngine.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var live = (AlignmentRecommender)await MethodCatalogue.Create(MethodCatalogue.Mar, engine, Seed)
            .FitAsync(engine.Split.Train, engine.Split.Validation, cancellationToken);
        var fittedDataset = new FittedDataset(engine, Seed, (_, _) => Task.FromResult<IRecommender>(live));
        Console.WriteLine(
            $"{dataset.Name}: {dataset.Users.Count:N0} users, {dataset.Items.Count:N0} items; training took "
                + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
        var shipped = PromptSet.Of(new ShippedPrompts([]));
        var novelty = shipped.Dimensions.Single(dimension => dimension.Key == "novelty");
        Try("knob", fittedDataset, live, shipped with { Knobs = shipped.Knobs with { RecentWeight = 4 } }, people, cancellationToken);
        Try(
            "cue words",
            fittedDataset,
            live,
            shipped with { Dimensions = DimensionEdits.Replace(shipped.Dimensions, novelty with { Cues = [.. novelty.Cues, "set", "kit"] }) },
            people,
            cancellationToken);
    }

    private static void Try(
        string what, FittedDataset fittedDataset, AlignmentRecommender live, PromptSet draft, int people, CancellationToken cancellationToken)
    {
        var users = UserSample.Draw(fittedDataset.Dataset.Users.Count, people, Seed);
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var other = DraftEngine.Of(fittedDataset.Engine, live, draft, users, cancellationToken);
        var ready = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var trial = new TrialPeople(
            fittedDataset,
            DraftEngine.Of(fittedDataset.Engine, live, PromptSet.Of(new ShippedPrompts([])), users, cancellationToken),
            other,
            PlantedMotives.Of(fittedDataset.Dataset, isSynthetic: false));
        TrialRow[] rows = [.. users.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(trial.Compare)];
        var report = TrialReport.Of(rows.Length, rows, [], cancellationToken);
        Console.WriteLine(
            $"{what,-10} ready after {ready:F2} s, verdict after {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s, CPU "
                + $"{(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F2} s, "
            + $"{JsonSerializer.SerializeToUtf8Bytes(rows).Length / 1024:N0} KB of rows: {TrialWords.Verdict(report)}");
    }
}
