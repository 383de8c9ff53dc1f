using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Traits;

namespace MLlm3Rec.Storage.Models;

/// <summary>
/// Keeps the engines and fitted datasets of the latest few datasets in memory. They are replaced when traits or models are published anew, or the
/// knobs of the live prompt change, and let go when others push them out; a deleted dataset has no generation and so no fitted dataset.
/// </summary>
public sealed class FittedDatasetCache(
    DatasetStore datasets,
    GenerationStore generations,
    TraitStore traits,
    ModelStore models,
    FittedMethods methods,
    PromptStore prompts,
    ProfileStore profiles) : IDisposable
{
    private const int Kept = 2;
    private const int DefaultSeed = 42;

    private readonly AsyncCache<(int Traits, ProfileOptions Options), BuiltInEngine> engines = new(Kept);
    private readonly AsyncCache<(int Traits, int Models, ProfileOptions Options), FittedDataset> fittedDatasets = new(Kept);

    /// <exception cref="UnknownDatasetException">There is none of that name.</exception>
    /// <exception cref="NotReadyException">Its items have not been encoded.</exception>
    public async Task<FittedDataset> GetAsync(string datasetName, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(datasetName, cancellationToken);
        var (_, encoded, engine) = await EngineAsync(dataset, cancellationToken);
        var trained = await generations.CurrentAsync(dataset.Id, GenerationKind.Models, cancellationToken);
        return await fittedDatasets.GetAsync(
            (encoded, trained?.Id ?? 0, engine.Options),
            () => Task.FromResult(FittedDatasetOf(dataset, encoded, engine, trained)),
            cancellationToken);
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
        var options = (await prompts.LiveAsync(cancellationToken)).Set.Knobs.ToProfileOptions();
        var engine = await engines.GetAsync((encoded.Id, options), () => OpenEngineAsync(dataset, encoded, options), cancellationToken);
        return new FittedEngine(dataset, encoded.Id, engine);
    }

    /// <summary>Saves the next reader from loading what was just made.</summary>
    internal void Offer(int traitsGeneration, BuiltInEngine engine) => engines.Set((traitsGeneration, engine.Options), engine);

    public void Dispose()
    {
        engines.Dispose();
        fittedDatasets.Dispose();
    }

    private FittedDataset FittedDatasetOf(DatasetSummary dataset, int encoded, BuiltInEngine engine, Generation? trained)
    {
        var seed = trained is null ? DefaultSeed : ReadingSignature.SeedOf(trained.Provenance) ?? DefaultSeed;
        var basis = new FittingBasis(dataset, engine, engine.Split, seed) { TraitsGeneration = encoded, ModelsGeneration = trained?.Id ?? 0 };
        return new FittedDataset(
            engine, seed,
            (method, cancellationToken) => methods.GetAsync(basis, method, cancellationToken),
            (user, cancellationToken) => profiles.FindModelProfileAsync(dataset.Id, user, cancellationToken));
    }

    private async Task<Generation> EncodedAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, cancellationToken)
        ?? throw new NotReadyException($"The items of \"{dataset.Name}\" have not been read for traits yet.");

    private async Task<BuiltInEngine> OpenEngineAsync(DatasetSummary summary, Generation encoded, ProfileOptions options)
    {
        if (engines.Find(key => key.Traits == encoded.Id && key.Options != options) is { } other)
        {
            // Somebody published other knobs: nothing is read again for that.
            engines.Remove(other.Key);
            return other.Value.With(options);
        }

        var cancellationToken = CancellationToken.None; // Whoever asked is not the only one who waits.
        var dataset = await datasets.LoadAsync(summary.Id, cancellationToken);
        var index = await traits.IndexAsync(encoded, cancellationToken);
        await using var reader = await OpenAsync(encoded, ModelNames.Reader, cancellationToken);
        await using var readings = await OpenAsync(encoded, ModelNames.Readings, cancellationToken);
        return new BuiltInEngine(dataset, Reader.Load(reader), ReadingsBlob.Read(readings.ToArray(), index), options);
    }

    private async Task<MemoryStream> OpenAsync(Generation generation, string name, CancellationToken cancellationToken) =>
        await models.OpenAsync(generation.Id, name, cancellationToken)
        ?? throw new NotReadyException("The stored traits belong to an older version. Encode the dataset again.");
}

/// <summary>An engine, its dataset, and the generation of traits that it belongs to.</summary>
internal sealed record FittedEngine(DatasetSummary Dataset, int TraitsGeneration, BuiltInEngine Engine);

/// <summary>Something that must be made first is missing; the message says what.</summary>
public sealed class NotReadyException(string message) : RefusalException(message);
