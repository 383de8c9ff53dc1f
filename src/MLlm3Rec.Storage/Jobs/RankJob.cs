using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Rankings;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>What to propose next to every user, from all of the user's choices and the whole catalogue.</summary>
internal sealed class RankJob(
    RunRecord run, RankRequest request, DatasetStore datasets, RunStore runs, GenerationStore generations, FittedDatasetCache fittedDatasets) : RunJob
{
    private const int UsersPerUnit = 1000;

    private int generation;
    private int users;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        var fittedDataset = await fittedDatasets.GetAsync(run.Dataset, cancellationToken);
        var recommender = await fittedDataset.RecommenderAsync(request.Method, cancellationToken);
        var provenance = new Provenance(
            BuiltInProvenance.Engine, request.Method, fittedDataset.Engine.Vocabulary.Version, $"top {request.Top}, seed {fittedDataset.Seed}");
        users = fittedDataset.Dataset.Users.Count;
        Provenance = new RunProvenance(summary.ContentHash, request.Method, provenance.Vocabulary, fittedDataset.Seed);
        generation = await generations.StageAsync(
            new StagedGeneration(GenerationKind.Rankings, summary.Id, run.Id, provenance, fittedDataset.Engine.Dimensions()),
            cancellationToken);
        var finished = await runs.UnitsAsync(run.Id, cancellationToken);

        yield return new StepStarted("Ranking items", users);
        var done = 0L;
        foreach (var (unit, block) in UserBlocks.Of("users", [.. Enumerable.Range(0, users)], UsersPerUnit))
        {
            if (!finished.Contains(unit))
            {
                var readings = await ReadingsAsync(fittedDataset, block, cancellationToken);
                yield return new UnitFinished(unit, Rank(fittedDataset, recommender, block.Zip(readings), cancellationToken));
            }

            yield return new StepProgress(done += block.Length);
        }
    }

    public override void Save(StorageContext context, UnitFinished unit) => RankingStore.Stage(context, generation, (StoredRanking[])unit.Result);

    public override RunResult Publish(StorageContext context)
    {
        generations.Publish(context, generation);
        return new RunResult($"The {request.Top} best items for {users:N0} users.", [new NamedCount("users", users)]);
    }

    private async Task<MotiveReading[]> ReadingsAsync(FittedDataset fittedDataset, int[] block, CancellationToken cancellationToken)
    {
        var readings = new MotiveReading[block.Length];
        for (var place = 0; place < block.Length; place++)
        {
            readings[place] = await fittedDataset.ReadingAsync(
                block[place], fittedDataset.Dataset.HistoryMemory(block[place]), request.UsesModelProfile, cancellationToken);
        }

        return readings;
    }

    private StoredRanking[] Rank(
        FittedDataset fittedDataset,
        IRecommender recommender,
        IEnumerable<(int User, MotiveReading Reading)> block,
        CancellationToken cancellationToken) =>
    [
        .. block.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(person => new StoredRanking(
            person.User,
            TopN.Rank(
                person.Reading.Apply(recommender),
                fittedDataset.Dataset.Items.Count,
                person.User,
                fittedDataset.Dataset.History(person.User),
                request.Top))),
    ];
}
