using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// Seconds for everybody's ten best of the whole catalogue, and for one list with its parts. The hash of all lists is the same at any
/// number of threads; DOTNET_PROCESSOR_COUNT=1 shows it.
/// </summary>
internal static class RankVerb
{
    private const int Top = 10;

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var split = LeaveLastOut.Split(dataset);
        var started = Mark("engine", default);
        var algorithm = Methods.Mar(split.Train, new MarOptions { Seed = Methods.Seed }, cancellationToken);
        started = Mark("fit", started);
        var fitted = (AlignmentRecommender)await algorithm.FitAsync(split.Train, split.Validation, cancellationToken);
        started = Mark("load", started);
        using var weights = new MemoryStream();
        fitted.Save(weights);
        weights.Position = 0;
        await algorithm.LoadAsync(weights, split.Train, cancellationToken);
        started = Mark($"top {Top} of {dataset.Users.Count:N0} users", started);
        var lists = new int[dataset.Users.Count * Top];
        Parallel.For(
            0,
            dataset.Users.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            () => new float[dataset.Items.Count],
            (user, _, scores) =>
        {
            fitted.Score(user, split.TestHistory(user), scores);
            TopN.Select(scores, split.TestHistory(user), lists.AsSpan(user * Top, Top));
            return scores;
        }, _ => { });
        started = Mark("one list with parts", started);
        var longest = Enumerable.Range(0, dataset.Users.Count).MaxBy(user => dataset.History(user).Length);
        foreach (var row in TopN.Rank(fitted, dataset.Items.Count, longest, split.TestHistory(longest), Top))
        {
            fitted.Explain(longest, split.TestHistory(longest), row.Item);
        }

        Mark(null, started);
        Console.WriteLine(
            $"lists {Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(lists.AsSpan())))[..16]}, {Environment.ProcessorCount} "
                + "processors");
    }

    /// <summary>Ends the step that began at <paramref name="previous"/> and begins the next.</summary>
    private static Step Mark(string? next, Step previous)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        if (previous.Name is not null)
        {
            Console.WriteLine(
                $"{previous.Name,-28} {Stopwatch.GetElapsedTime(previous.Started).TotalSeconds,8:F3} s, cpu "
                    + $"{(cpu - previous.Cpu).TotalSeconds,8:F3} s");
        }

        return new Step(next, Stopwatch.GetTimestamp(), cpu);
    }

    private readonly record struct Step(string? Name, long Started, TimeSpan Cpu);
}
