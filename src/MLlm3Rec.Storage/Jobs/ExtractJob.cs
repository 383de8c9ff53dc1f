using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Motivation profiles from users' whole histories.</summary>
internal sealed class ExtractJob(
    RunRecord run, ExtractRequest request, DatasetStore datasets, RunStore runs, GenerationStore generations, FittedDatasetCache fittedDatasets)
    : RunJob
{
    private const int UsersPerUnit = 500;

    private int generation;
    private int datasetId;
    private IReadOnlyList<string> dimensions = [];
    private int asked;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        var engine = (await fittedDatasets.EngineAsync(summary, cancellationToken)).Engine;
        var users = UserChoice.Of(engine.Dataset, request.Users);
        var provenance = engine.Extractor.Provenance;
        (datasetId, asked, dimensions) = (summary.Id, users.Length, engine.Dimensions());
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, engine.Reader.Options.Seed);
        generation = await generations.StageAsync(
            new StagedGeneration(GenerationKind.Profiles, summary.Id, run.Id, provenance, engine.Dimensions()),
            cancellationToken);
        var finished = await runs.UnitsAsync(run.Id, cancellationToken);

        yield return new StepStarted("Extracting motives", users.Length);
        var done = 0L;
        foreach (var (unit, block) in UserBlocks.Of("users", users, UsersPerUnit))
        {
            if (!finished.Contains(unit))
            {
                yield return new UnitFinished(unit, Extract(engine, block, cancellationToken));
            }

            yield return new StepProgress(done += block.Length);
        }
    }

    public override void Save(StorageContext context, UnitFinished unit) => ProfileStaging.Write(context, generation, (StagedProfile[])unit.Result);

    public override RunResult Publish(StorageContext context)
    {
        if (GenerationStore.Current(context, datasetId, GenerationKind.Profiles) is { } former)
        {
            Merge(context, former);
        }

        generations.Publish(context, generation);
        return new RunResult($"Motives of {asked:N0} users.", [new NamedCount("users", asked)]);
    }

    private void Merge(StorageContext context, Generation former)
    {
        if (!former.Dimensions.SequenceEqual(dimensions))
        {
            // Strengths lie by place: what was told in other dimensions cannot stand in one list with these.
            return;
        }

        if (request.KeepModelMade)
        {
            ProfileStaging.KeepModelMade(context, former.Id, generation);
        }

        if (request.Users is not null)
        {
            ProfileStaging.CarryForward(context, former.Id, generation);
        }
    }

    private static StagedProfile[] Extract(BuiltInEngine engine, int[] users, CancellationToken cancellationToken) =>
    [
        .. users.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(user => StagedProfile.Of(user, engine.Extractor.Extract(engine.Dataset, user, cancellationToken), engine.Vocabulary)),
    ];
}
