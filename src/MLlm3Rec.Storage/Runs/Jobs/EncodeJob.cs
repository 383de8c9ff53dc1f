using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Storage.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Runs.Jobs;

/// <summary>Fits the built-in engine to a dataset and stores the traits and trait vectors of all items.</summary>
internal sealed class EncodeJob(RunRecord run, DatasetStore datasets, RunStore runs, GenerationStore generations, BenchCache benches) : RunJob
{
    private const int ItemsPerUnit = 1000;

    private BuiltInEngine? engine;
    private int generation;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        var dataset = await datasets.LoadAsync(summary.Id, cancellationToken);

        yield return new StepStarted("Learning the dataset's words", 0);
        engine = BuiltInEngine.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        var provenance = BuiltInProvenance.Of(engine.Reader);
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, engine.Reader.Options.Seed);
        generation = await generations.StageAsync(
            new StagedGeneration(GenerationKind.Traits, summary.Id, run.Id, provenance, engine.Dimensions()),
            cancellationToken);
        var finished = await runs.UnitsAsync(run.Id, cancellationToken);

        yield return new StepStarted("Reading items for traits", dataset.Items.Count);
        var done = 0L;
        foreach (var (unit, items) in UserBlocks.Of("items", [.. Enumerable.Range(0, dataset.Items.Count)], ItemsPerUnit))
        {
            if (!finished.Contains(unit))
            {
                yield return new UnitFinished(unit, Encode(engine, items, cancellationToken));
            }

            yield return new StepProgress(done += items.Length);
        }
    }

    public override void Save(WorkbenchContext context, UnitFinished unit) => TraitStaging.Write(context, generation, (StagedTraits[])unit.Result);

    public override RunResult Publish(WorkbenchContext context)
    {
        var fitted = engine!; // Set before the first unit.
        using var reader = new MemoryStream();
        fitted.Reader.Save(reader);
        ModelStore.Write(context, generation, ModelNames.Reader, reader.ToArray());
        ModelStore.Write(context, generation, ModelNames.Readings, ReadingsBlob.Write(fitted.Readings));
        generations.Publish(context, generation);

        // Weights that were learned on other vectors fit no longer.
        GenerationStore.Drop(context, generation, GenerationKind.Models);
        var items = fitted.Dataset.Items.Count;
        return new RunResult($"Traits and vectors of {items:N0} items.", [new NamedCount("items", items)]);
    }

    public override void Release(RunState state)
    {
        if (state == RunState.Done && engine is not null)
        {
            benches.Offer(generation, engine);
        }
    }

    private static StagedTraits[] Encode(BuiltInEngine engine, int[] items, CancellationToken cancellationToken) =>
    [
        .. items.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(item => StagedTraits.Of(item, engine.Encoder.Encode(engine.Dataset, item), engine.Traits)),
    ];
}
