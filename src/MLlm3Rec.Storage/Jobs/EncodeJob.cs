using System.Runtime.CompilerServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Clauses;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Fits the built-in engine to a dataset and stores the traits and trait vectors of all items, read by clauses unless cues are asked
/// for or no embedder is there.</summary>
internal sealed class EncodeJob(RunRecord run, EncodeRequest request, EncodeStores stores) : RunJob
{
    private const int ItemsPerUnit = 1000;
    private const int ClausesPerUnit = 2048;
    private const int TeachingSeed = 15;

    private BuiltInEngine? engine;
    private int generation;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await stores.Datasets.GetAsync(run.Dataset, cancellationToken);
        var dataset = await stores.Datasets.LoadAsync(summary.Id, cancellationToken);
        var live = (await stores.Prompts.LiveAsync(cancellationToken)).Set;
        using var embedder = await stores.Clauses.Embedders.ForReadingAsync(request.Embedder, cancellationToken);
        SentenceReader? sentences = null;
        if (embedder is not null)
        {
            var vectors = await stores.Clauses.OpenAsync(embedder, dataset, live.Vocabulary, cancellationToken);
            await foreach (var happened in EncodeAsync(embedder, vectors, Clauses(embedder, dataset, live.Vocabulary), cancellationToken))
            {
                yield return happened;
            }

            yield return new StepStarted("Teaching what to look for", 0);
            sentences = new SentenceReader(
                await Task.Run(() => HeadsOf(vectors, cancellationToken).With(live.Vocabulary, vectors, cancellationToken), cancellationToken),
                vectors);
        }

        yield return new StepStarted("Learning the dataset's words", 0);
        engine = BuiltInEngine.Fit(
            dataset, live.Vocabulary, live.Knobs.ToReadingOptions(), live.Knobs.ToProfileOptions(), sentences, cancellationToken);
        var provenance = BuiltInProvenance.Of(
            engine.Reader, ReadingSignature.WriteTraits(live.Knobs.RelatedWords, embedder is null ? null : $"{embedder.Name}: {embedder.Model}"));
        Provenance = new RunProvenance(summary.ContentHash, provenance.Model, provenance.Vocabulary, engine.Reader.Options.Seed);
        generation = await stores.Generations.StageAsync(
            new StagedGeneration(GenerationKind.Traits, summary.Id, run.Id, provenance, engine.Dimensions()),
            cancellationToken);
        var finished = await stores.Runs.UnitsAsync(run.Id, cancellationToken);

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

    public override void Save(StorageContext context, UnitFinished unit)
    {
        if (unit.Result is ClauseBatch batch)
        {
            ClauseVectorStore.Write(context, batch.Model, batch.Vectors);
            return;
        }

        TraitStaging.Write(context, generation, (StagedTraits[])unit.Result);
    }

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
        var by = fitted.Reader.Sentences is { } sentences ? $"by clauses, with {sentences.Vectors.Model}" : "by cues";
        return new RunResult($"Traits and vectors of {items:N0} items, read {by}.", [new NamedCount("items", items)]);
    }

    public override void Release(RunState state)
    {
        if (state == RunState.Done && engine is not null)
        {
            stores.FittedDatasets.Offer(generation, engine);
        }
    }

    /// <summary>The dataset's, those of people's examples, and of ours where no heads come along for the model.</summary>
    private static IEnumerable<string> Clauses(OpenedEmbedder embedder, Dataset dataset, Vocabulary vocabulary) =>
        ClauseEncoding.ClausesOf(dataset).Concat(ClauseEncoding.ClausesOf(vocabulary.Examples)).Concat(
            embedder.Model == ShippedHeads.Instance.Model ? [] : ClauseEncoding.ClausesOf(ShippedExamples.Texts.Select(example => example.Text)));

    /// <summary>Embeds the clauses that no run has embedded before; each batch is kept as it comes: a resumed run goes on from there.</summary>
    private static async IAsyncEnumerable<RunEvent> EncodeAsync(
        OpenedEmbedder embedder, ClauseVectors vectors, IEnumerable<string> clauses, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = ClauseEncoding.Missing(clauses, vectors);
        yield return new StepStarted($"Encoding clauses by {embedder.Name}", missing.Count);
        var done = 0L;
        var shipped = missing.Count > 0 && embedder.Model == ShippedHeads.Instance.Model ? ShippedClauses.Load() : null;
        foreach (var batch in missing.Chunk(ClausesPerUnit))
        {
            var packed = await PackedAsync(embedder, shipped, batch, cancellationToken);
            foreach (var (key, vector) in packed)
            {
                vectors.Add(key, vector);
            }

            yield return new UnitFinished($"clauses {batch[0].Key:x32}", new ClauseBatch(embedder.Model, packed));
            yield return new StepProgress(done += batch.Length);
        }
    }

    private static async Task<KeyValuePair<UInt128, sbyte[]>[]> PackedAsync(
        OpenedEmbedder embedder, ClauseVectors? shipped, KeyValuePair<UInt128, string>[] batch, CancellationToken cancellationToken)
    {
        var known = batch.Select(entry => shipped?.Find(entry.Key)).ToArray();
        string[] unknown = [.. batch.Zip(known).Where(pair => pair.Second is null).Select(pair => pair.First.Value)];
        var embedded = new Queue<float[]>(unknown.Length == 0 ? [] : await embedder.Texts.EmbedAsync(unknown, cancellationToken));
        return [.. batch.Zip(known, (entry, vector) => KeyValuePair.Create(entry.Key, vector ?? ClauseVectors.Pack(embedded.Dequeue())))];
    }

    /// <summary>Those that come with the program, if they were fitted to this model; else taught now, by our own examples.</summary>
    private static ReadingHeads HeadsOf(ClauseVectors vectors, CancellationToken cancellationToken) => vectors.Model == ShippedHeads.Instance.Model
        ? ShippedHeads.Instance
        : HeadTrainer.Train(
            [.. ShippedExamples.Texts.Select(example => example with { Weight = 1 })],
            DefaultVocabulary.Instance, vectors, new HeadOptions(), TeachingSeed, cancellationToken).Heads;

    private static StagedTraits[] Encode(BuiltInEngine engine, int[] items, CancellationToken cancellationToken) =>
    [
        .. items.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(item => StagedTraits.Of(
            item, engine.Encoder.Encode(engine.Dataset, item), engine.Traits.SalienceOf(item), engine.Traits.VectorOf(item))),
    ];

    /// <param name="Model">Whose vectors.</param>
    /// <param name="Vectors">By the keys of their clauses.</param>
    private sealed record ClauseBatch(string Model, KeyValuePair<UInt128, sbyte[]>[] Vectors);
}

/// <summary>What an encoding reads and writes.</summary>
public sealed record EncodeStores(
    DatasetStore Datasets,
    RunStore Runs,
    GenerationStore Generations,
    FittedDatasetCache FittedDatasets,
    DatasetClauses Clauses,
    PromptStore Prompts);
