using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations.Faithfulness;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Runs;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Measures how faithful a method's explanations are. One unit per block of people; what it measured is kept with its mark.</summary>
internal sealed class FaithfulnessJob(RunRecord run, FaithfulnessRequest request, ModelStores stores, RunStore runs) : RunJob
{
    private const int PeoplePerUnit = 100;

    private readonly List<FaithfulnessCase> measured = [];
    private readonly Dictionary<int, MotiveReading> told = [];
    private string engine = "";
    private string? prompt;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        var fittedDataset = await stores.FittedDatasets.GetAsync(run.Dataset, cancellationToken);
        engine = request.Motives ?? fittedDataset.Engine.Extractor.Provenance.Model;
        prompt = await stores.Prompts.VersionAsync(fittedDataset.Engine.Vocabulary.Version, fittedDataset.Engine.Options, cancellationToken);
        Provenance = new RunProvenance(summary.ContentHash, engine, fittedDataset.Engine.Vocabulary.Version, request.Seed);
        var recommender = await fittedDataset.RecommenderAsync(request.Method, cancellationToken);
        var people = request.Motives is null
            ? UserSample.Draw(fittedDataset.Dataset.Users.Count, request.Users, request.Seed)
            : await ToldAsync(fittedDataset, cancellationToken);

        yield return new StepStarted("Taking away what explanations name", people.Length);
        var done = 0L;
        foreach (var (unit, block) in UserBlocks.Of("people", people, PeoplePerUnit))
        {
            if (await runs.UnitContentAsync(run.Id, unit, cancellationToken) is { } before)
            {
                measured.AddRange(JsonSerializer.Deserialize(before, StoredJson.Default.FaithfulnessCaseArray)!); // Written by Save below.
            }
            else
            {
                FaithfulnessCase[] cases =
                [
                    .. block.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                        .Select(user =>
                            ProbeOf(fittedDataset, recommender, user).Measure(
                                user, fittedDataset.HistoryMemory(user, HistoryView.HeldOut), cancellationToken))
                            .OfType<FaithfulnessCase>(),
                ];
                measured.AddRange(cases);
                yield return new UnitFinished(unit, cases);
            }

            yield return new StepProgress(done += block.Length);
        }
    }

    /// <summary>People whose motives that engine told from visible choices alone, in an order by lot, as many as are wanted.</summary>
    private async Task<int[]> ToldAsync(FittedDataset fittedDataset, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, fittedDataset.Dataset.Users.Count)];
        SplitMix64.Derive(request.Seed, stream: order.Length).Shuffle(order.AsSpan());
        foreach (var user in order)
        {
            var reading = await fittedDataset.ReadingAsync(
                user, fittedDataset.HistoryMemory(user, HistoryView.HeldOut), isModelProfileWanted: true, cancellationToken);
            if (reading.ModelProfile?.Profile.Provenance is { } provenance && provenance.Engine == request.Motives)
            {
                told.Add(user, reading);
                prompt = provenance.Prompt;
            }

            if (told.Count == request.Users)
            {
                break;
            }
        }

        return told.Count > 0
            ? [.. told.Keys.Order()]
            : throw new NotReadyException(
                $"{request.Motives} has told nobody's motives from visible choices alone: let it read people without their last choice first.");
    }

    private FaithfulnessProbe ProbeOf(FittedDataset fittedDataset, IRecommender recommender, int user) => new(
        fittedDataset.Engine.Explainer,
        told.TryGetValue(user, out var reading) ? reading.Apply(recommender) : recommender,
        fittedDataset.Dataset,
        new FaithfulnessOptions { Seed = request.Seed });

    public override void Save(StorageContext context, UnitFinished unit) =>
        RunUnits.Keep(
            context,
            run.Id,
            unit.Unit,
            JsonSerializer.SerializeToUtf8Bytes((FaithfulnessCase[])unit.Result, StoredJson.Default.FaithfulnessCaseArray));

    public override RunResult Publish(StorageContext context)
    {
        if (measured.Count == 0)
        {
            throw new NothingToMeasureException(run.Dataset);
        }

        var report = FaithfulnessReport.Of(request.Method, engine, measured, request.Seed) with { Prompt = prompt };
        return new RunResult(
            $"{report.Method}: removing what explanations name lowers scores {report.Comprehensiveness} times as much as removing as much by lot.",
            [new NamedCount("people", report.People)])
        {
            Faithfulness = report,
        };
    }
}
