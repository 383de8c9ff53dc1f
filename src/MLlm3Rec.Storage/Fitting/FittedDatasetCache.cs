using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>
/// Keeps the fitted datasets of the latest few datasets in memory. They are replaced when traits or models are published anew, or the knobs of the
/// live prompt change, and let go when others push them out; a deleted dataset has no generation and so no fitted dataset.
/// </summary>
public sealed class FittedDatasetCache(
    DatasetStore datasets, GenerationStore generations, FittedEngines engines, FittedMethods methods, ProfileStore profiles) : IDisposable
{
    private const int Kept = 2;
    private const int DefaultSeed = 42;

    private readonly AsyncCache<(int Traits, int Models, ProfileOptions Options, string Name), FittedDataset> fittedDatasets = new(Kept);

    /// <exception cref="UnknownDatasetException">There is none of that name.</exception>
    /// <exception cref="NotReadyException">Its items have not been encoded.</exception>
    public async Task<FittedDataset> GetAsync(string datasetName, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(datasetName, cancellationToken);
        var (_, encoded, engine) = await engines.GetAsync(dataset, cancellationToken);
        var trained = await generations.CurrentAsync(dataset.Id, GenerationKind.Models, cancellationToken);
        return await fittedDatasets.GetAsync(
            (encoded, trained?.Id ?? 0, engine.Options, dataset.Name),
            () => Task.FromResult(FittedDatasetOf(dataset, encoded, engine, trained)),
            cancellationToken);
    }

    /// <inheritdoc cref="FittedEngines.DatasetAsync"/>
    internal Task<Dataset> DatasetAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        engines.DatasetAsync(dataset, cancellationToken);

    /// <inheritdoc cref="FittedEngines.GetAsync"/>
    internal Task<FittedEngine> EngineAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        engines.GetAsync(dataset, cancellationToken);

    /// <inheritdoc cref="FittedEngines.Offer"/>
    internal void Offer(int traitsGeneration, BuiltInEngine engine) => engines.Offer(traitsGeneration, engine);

    public void Dispose() => fittedDatasets.Dispose();

    private FittedDataset FittedDatasetOf(DatasetSummary dataset, int encoded, BuiltInEngine engine, Generation? trained)
    {
        var seed = trained is null ? DefaultSeed : ReadingSignature.SeedOf(trained.Provenance) ?? DefaultSeed;
        var basis = new FittingBasis(dataset, engine, engine.Split, seed) { TraitsGeneration = encoded, ModelsGeneration = trained?.Id ?? 0 };
        return new FittedDataset(
            engine, seed,
            (method, cancellationToken) => methods.GetAsync(basis, method, cancellationToken),
            (user, cancellationToken) => profiles.FindModelProfileAsync(dataset.Id, user, cancellationToken));
    }
}

/// <summary>Something that must be made first is missing; the message says what.</summary>
public sealed class NotReadyException(string message) : RefusalException(message);
