using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Fits the built-in engine to a dataset and stores the traits and trait vectors of all items; the vectors may be another model's.</summary>
internal sealed class EncodeJob(RunRecord run, EncodeRequest request, EncodeStores stores) : RunJob
{
    private const int ItemsPerUnit = 1000;
    private const int ItemsPerEmbeddedUnit = 256;

    private BuiltInEngine? engine;
    private int generation;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        var dataset = await stores.Datasets.LoadAsync(summary.Id, cancellationToken);
        using var embedder = await OpenEmbedderAsync(cancellationToken);

        yield return new StepStarted("Learning the dataset's words", 0);
        var live = (await stores.Prompts.LiveAsync(cancellationToken)).Set;
        engine = BuiltInEngine.Fit(dataset, live.Vocabulary, live.Knobs.ToReadingOptions(), live.Knobs.ToProfileOptions(), cancellationToken);
        var provenance = BuiltInProvenance.Of(
            engine.Reader, ReadingSignature.WriteTraits(live.Knobs.RelatedWords, embedder is null ? null : $"{embedder.Name}: {embedder.Model}"));
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, engine.Reader.Options.Seed);
        generation = await stores.Generations.StageAsync(
            new StagedGeneration(GenerationKind.Traits, summary.Id, run.Id, provenance, engine.Dimensions()),
            cancellationToken);
        var finished = await stores.Runs.UnitsAsync(run.Id, cancellationToken);

        yield return new StepStarted(
            embedder is null ? "Reading items for traits" : $"Reading items for traits, vectors by {embedder.Name}", dataset.Items.Count);
        var done = 0L;
        foreach (var (unit, items) in UserBlocks.Of(
            "items", [.. Enumerable.Range(0, dataset.Items.Count)], embedder is null ? ItemsPerUnit : ItemsPerEmbeddedUnit))
        {
            if (!finished.Contains(unit))
            {
                var vectors = embedder is null
                    ? null
                    : await embedder.EmbedAsync([.. items.Select(item => ItemTexts.Whole(dataset.Items[item]))], cancellationToken);
                yield return new UnitFinished(unit, Encode(engine, items, vectors, cancellationToken));
            }

            yield return new StepProgress(done += items.Length);
        }
    }

    public override void Save(StorageContext context, UnitFinished unit) => TraitStaging.Write(context, generation, (StagedTraits[])unit.Result);

    public override RunResult Publish(StorageContext context)
    {
        var fitted = engine!; // Set before the first unit.
        using var reader = new MemoryStream();
        fitted.Reader.Save(reader);
        ModelStore.Write(context, generation, ModelNames.Reader, reader.ToArray());
        ModelStore.Write(context, generation, ModelNames.Readings, ReadingsBlob.Write(fitted.Readings));
        stores.Generations.Publish(context, generation);

        // Weights that were learned on other vectors fit no longer.
        GenerationStore.Drop(context, generation, GenerationKind.Models);
        var items = fitted.Dataset.Items.Count;
        return new RunResult($"Traits and vectors of {items:N0} items.", [new NamedCount("items", items)]);
    }

    public override void Release(RunState state)
    {
        // With another model's vectors the engine in memory is not the one that was stored.
        if (state == RunState.Done && engine is not null && request.Embedder is null)
        {
            stores.FittedDatasets.Offer(generation, engine);
        }
    }

    private async Task<OpenedEmbedder?> OpenEmbedderAsync(CancellationToken cancellationToken) =>
        request.Embedder is { } name ? await stores.Embedders.OpenAsync(name, cancellationToken) : null;

    private static StagedTraits[] Encode(BuiltInEngine engine, int[] items, float[][]? vectors, CancellationToken cancellationToken) =>
    [
        .. items.Select((item, place) => (item, place)).AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(unit => StagedTraits.Of(
            unit.item,
            engine.Encoder.Encode(engine.Dataset, unit.item),
            engine.Traits.SalienceOf(unit.item),
            vectors is null ? engine.Traits.VectorOf(unit.item) : vectors[unit.place])),
    ];
}

/// <summary>What an encoding reads and writes.</summary>
public sealed record EncodeStores(
    DatasetStore Datasets, RunStore Runs, GenerationStore Generations, FittedDatasetCache FittedDatasets, Embedders Embedders, PromptStore Prompts);
