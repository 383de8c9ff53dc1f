using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Storage.Runs.Jobs;

/// <summary>Learns the weights of the alignment score on train, with the validation choices as targets, and stores them.</summary>
internal sealed class TrainJob(RunRecord run, TrainRequest request, DatasetStore datasets, GenerationStore generations, BenchCache benches) : RunJob
{
    private FittedEngine? fitted;
    private IRecommender? trained;
    private int generation;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        fitted = await benches.EngineAsync(summary, cancellationToken);
        var engine = fitted.Engine;
        var provenance = BuiltInProvenance.Of(engine.Reader, $"seed {request.Seed}, {engine.Options}");
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, request.Seed);
        generation = await generations.StageAsync(
            new StagedGeneration(GenerationKind.Models, summary.Id, run.Id, provenance, engine.Dimensions()),
            cancellationToken);

        yield return new StepStarted("Learning weights", 0);
        trained = await MethodCatalogue.Create(MethodCatalogue.Mar, engine, request.Seed).FitAsync(engine.Split.Train, engine.Split.Validation, cancellationToken);
    }

    public override RunResult Publish(WorkbenchContext context)
    {
        var recommender = (AlignmentRecommender)trained!; // The last thing that ExecuteAsync sets.
        using var weights = new MemoryStream();
        recommender.Save(weights);
        ModelStore.Write(context, generation, ModelNames.Weights, weights.ToArray());
        generations.Publish(context, generation);
        return new RunResult($"Weights of {recommender.Parts.Count} parts.", [new NamedCount("parts", recommender.Parts.Count)]);
    }

    public override void Release(RunState state)
    {
        if (state == RunState.Done)
        {
            benches.Offer(generation, fitted!, trained!, request.Seed);
        }
    }
}
