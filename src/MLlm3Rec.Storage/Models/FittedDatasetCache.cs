using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Traits;

namespace MLlm3Rec.Storage.Models;

/// <summary>
/// Keeps the fitted datasets of the latest few datasets in memory. A fitted dataset is replaced when its traits or models are published anew and
/// let go when others push it out; a deleted dataset has no generation and so no fitted dataset.
/// </summary>
public sealed class FittedDatasetCache(DatasetStore datasets, GenerationStore generations, TraitStore traits, ModelStore models, FittedMethods fitted, PromptStore prompts, ProfileStore profiles) : IDisposable
{
    private const int Kept = 2;
    private const int DefaultSeed = 42;

    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly List<(int Traits, BuiltInEngine Engine)> engines = [];
    private readonly List<(int Traits, int Models, FittedDataset FittedDataset)> fittedDatasets = [];

    /// <summary>Where methods are found that were fitted before.</summary>
    internal FittedMethods Fitted => fitted;

    /// <exception cref="UnknownDatasetException">There is none of that name.</exception>
    /// <exception cref="NotReadyException">Its items have not been encoded.</exception>
    public async Task<FittedDataset> GetAsync(string datasetName, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(datasetName, cancellationToken);
        var encoded = await EncodedAsync(dataset, cancellationToken);
        var trained = await generations.CurrentAsync(dataset.Id, GenerationKind.Models, cancellationToken);
        await loading.WaitAsync(cancellationToken);
        try
        {
            var engine = await EngineAsync(dataset, encoded, cancellationToken);
            var place = fittedDatasets.FindIndex(entry => entry.Traits == encoded.Id && entry.Models == (trained?.Id ?? 0));
            if (place < 0)
            {
                var fresh = FittedDatasetOf(dataset, engine, await TrainedAsync(trained, engine, cancellationToken), DefaultSeed);
                Keep(fittedDatasets, (encoded.Id, trained?.Id ?? 0, fresh));
                return fresh;
            }

            if (fittedDatasets[place].FittedDataset.Engine.Options != engine.Options)
            {
                // Somebody published other knobs: nothing is fitted again for that.
                fittedDatasets[place] = fittedDatasets[place] with { FittedDataset = await fittedDatasets[place].FittedDataset.WithAsync(engine, cancellationToken) };
            }

            return fittedDatasets[place].FittedDataset;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>The dataset that the engine in memory reads, or the stored one where no engine has been fitted.</summary>
    internal async Task<Dataset> DatasetAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, cancellationToken) is null
            ? await datasets.LoadAsync(dataset.Id, cancellationToken)
            : (await EngineAsync(dataset, cancellationToken)).Engine.Dataset;

    /// <summary>The engine alone, for work that needs no recommender.</summary>
    internal async Task<FittedEngine> EngineAsync(DatasetSummary dataset, CancellationToken cancellationToken)
    {
        var encoded = await EncodedAsync(dataset, cancellationToken);
        await loading.WaitAsync(cancellationToken);
        try
        {
            return new FittedEngine(dataset, encoded.Id, await EngineAsync(dataset, encoded, cancellationToken));
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Saves the next reader from loading what was just made.</summary>
    internal void Offer(int traitsGeneration, BuiltInEngine engine)
    {
        loading.Wait();
        try
        {
            Keep(engines, (traitsGeneration, engine));
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc cref="Offer(int, BuiltInEngine)"/>
    internal void Offer(int modelsGeneration, FittedEngine engine, IRecommender trained, int seed)
    {
        loading.Wait();
        try
        {
            Keep(fittedDatasets, (engine.TraitsGeneration, modelsGeneration, FittedDatasetOf(engine.Dataset, engine.Engine, [trained], seed)));
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>The method was fitted anew: whoever asks next gets what is kept by now.</summary>
    internal void Forget(string method)
    {
        loading.Wait();
        try
        {
            foreach (var (_, _, fittedDataset) in fittedDatasets)
            {
                fittedDataset.Forget(method);
            }
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private FittedDataset FittedDatasetOf(DatasetSummary dataset, BuiltInEngine engine, IEnumerable<IRecommender> trained, int seed) =>
        new(
            engine,
            trained,
            seed,
            async method => (await fitted.LoadAsync(dataset, method, engine, engine.Split, CancellationToken.None))?.Recommender,
            (user, cancellationToken) => profiles.FindModelProfileAsync(dataset.Id, user, cancellationToken));

    private async Task<Generation> EncodedAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, cancellationToken)
        ?? throw new NotReadyException($"The items of \"{dataset.Name}\" have not been read for traits yet.");

    private async Task<BuiltInEngine> EngineAsync(DatasetSummary summary, Generation encoded, CancellationToken cancellationToken)
    {
        var options = (await prompts.LiveAsync(cancellationToken)).Set.Knobs.ToProfileOptions();
        if (engines.Find(entry => entry.Traits == encoded.Id).Engine is { } held)
        {
            return held.With(options);
        }

        var dataset = await datasets.LoadAsync(summary.Id, cancellationToken);
        var index = await traits.IndexAsync(encoded, cancellationToken);
        await using var reader = await OpenAsync(encoded, ModelNames.Reader, cancellationToken);
        await using var readings = await OpenAsync(encoded, ModelNames.Readings, cancellationToken);
        var engine = await Task.Run(
            () => new BuiltInEngine(dataset, Reader.Load(reader), ReadingsBlob.Read(readings.ToArray(), index), options),
            cancellationToken);
        Keep(engines, (encoded.Id, engine));
        return engine;
    }

    private async Task<MemoryStream> OpenAsync(Generation generation, string name, CancellationToken cancellationToken) =>
        await models.OpenAsync(generation.Id, name, cancellationToken)
        ?? throw new NotReadyException("The stored traits belong to an older version. Encode the dataset again.");

    private async Task<IReadOnlyList<IRecommender>> TrainedAsync(Generation? trained, BuiltInEngine engine, CancellationToken cancellationToken)
    {
        if (trained is null || await models.OpenAsync(trained.Id, ModelNames.Weights, cancellationToken) is not { } weights)
        {
            return [];
        }

        try
        {
            return [await MethodCatalogue.Alignment(engine, DefaultSeed).LoadAsync(weights, engine.Split.Train, cancellationToken)];
        }
        catch (InvalidDataException)
        {
            // Weights of another version of the score fit no longer: they are learned again when somebody asks for the ranking.
            return [];
        }
    }

    private static void Keep<T>(List<T> held, T latest)
    {
        held.Add(latest);
        if (held.Count > Kept)
        {
            held.RemoveAt(0);
        }
    }
}

/// <summary>An engine, its dataset, and the generation of traits that it belongs to.</summary>
internal sealed record FittedEngine(DatasetSummary Dataset, int TraitsGeneration, BuiltInEngine Engine);
