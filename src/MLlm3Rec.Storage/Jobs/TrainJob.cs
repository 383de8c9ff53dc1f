using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Learns the weights of the alignment score on train, with the validation choices as targets, and stores them.</summary>
internal sealed class TrainJob(RunRecord run, TrainRequest request, GenerationStore generations, FitStores stores) : RunJob
{
    private FittedEngine? fitted;
    private AlignmentRecommender? trained;
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
        trained = (AlignmentRecommender)await stores.Methods.FitAsync(MethodCatalogue.Mar, engine, engine.Split, request.Seed, cancellationToken);

        // The weights in use go when others are learned; these stay, so that two runs can be held against each other.
        var draft = new FittedDraft(
            MethodCatalogue.Mar, MethodSettings.None, request.Seed, Ndcg: null, Stopwatch.GetElapsedTime(started).TotalSeconds);
        model = await stores.Models.KeepAsync(summary, run.Id, draft, trained, cancellationToken);
    }

    public override RunResult Publish(StorageContext context)
    {
        var number = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(number, model);
        ModelStore.Write(context, generation, ModelNames.KeptModel, number);
        generations.Publish(context, generation);
        var parts = trained!.Parts.Count; // The last thing that ExecuteAsync sets.
        return new RunResult($"Weights of {parts} parts, kept as model {model}.", [new NamedCount("parts", parts)]);
    }

    public override void Release(RunState state)
    {
        if (state == RunState.Done)
        {
            var (dataset, traits, engine) = fitted!; // Set before the weights were learned.
            stores.Methods.Hold(
                new FittingBasis(dataset, engine, engine.Split, request.Seed) { TraitsGeneration = traits, ModelsGeneration = generation }, trained!);
        }
    }
}
