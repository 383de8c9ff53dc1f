using System.Diagnostics;
using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Learns the weights of the alignment score on train, with the validation choices as targets, and stores them.</summary>
internal sealed class TrainJob(RunRecord run, TrainRequest request, GenerationStore generations, FitStores stores) : RunJob
{
    private FittedEngine? fitted;
    private IRecommender? trained;
    private int generation;
    private int model;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        fitted = await stores.FittedDatasets.EngineAsync(summary, cancellationToken);
        var engine = fitted.Engine;
        var provenance = BuiltInProvenance.Of(engine.Reader, ReadingSignature.WriteModels(request.Seed, engine.Options));
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, request.Seed);
        generation = await generations.StageAsync(
            new StagedGeneration(GenerationKind.Models, summary.Id, run.Id, provenance, engine.Dimensions()),
            cancellationToken);

        yield return new StepStarted("Learning weights", 0);
        var started = Stopwatch.GetTimestamp();
        trained = await MethodCatalogue.Create(MethodCatalogue.Mar, engine, request.Seed).FitAsync(engine.Split.Train, engine.Split.Validation, cancellationToken);

        // The weights in use go when others are learned; these stay, so that two runs can be held against each other.
        var draft = new FittedDraft(MethodCatalogue.Mar, MethodSettings.None, request.Seed, Ndcg: null, Stopwatch.GetElapsedTime(started).TotalSeconds);
        model = await stores.Models.KeepAsync(summary, run.Id, draft, (AlignmentRecommender)trained, cancellationToken);
    }

    public override RunResult Publish(StorageContext context)
    {
        var recommender = (AlignmentRecommender)trained!; // The last thing that ExecuteAsync sets.
        using var weights = new MemoryStream();
        recommender.Save(weights);
        ModelStore.Write(context, generation, ModelNames.Weights, weights.ToArray());
        generations.Publish(context, generation);
        return new RunResult($"Weights of {recommender.Parts.Count} parts, kept as model {model}.", [new NamedCount("parts", recommender.Parts.Count)]);
    }

    public override void Release(RunState state)
    {
        if (state == RunState.Done)
        {
            stores.FittedDatasets.Offer(generation, fitted!, trained!, request.Seed);
        }
    }
}
