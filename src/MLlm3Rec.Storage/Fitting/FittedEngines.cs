using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Traits;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Keeps the engines of the latest few datasets in memory, each with the knobs of the live prompt.</summary>
public sealed class FittedEngines(
    DatasetStore datasets, GenerationStore generations, TraitStore traits, ModelStore models, PromptStore prompts, DatasetClauses clauses)
    : IDisposable
{
    private const int Kept = 2;

    // Whoever is called something else now is read anew: its name stands in addresses.
    private readonly AsyncCache<(int Traits, ProfileOptions Options, string Name), BuiltInEngine> engines = new(Kept);

    /// <summary>The dataset that the engine in memory reads, or the stored one where no engine has been fitted.</summary>
    internal async Task<Dataset> DatasetAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, cancellationToken) is null
            ? await datasets.LoadAsync(dataset.Id, cancellationToken)
            : (await GetAsync(dataset, cancellationToken)).Engine.Dataset;

    /// <summary>The engine alone, for work that needs no recommender.</summary>
    /// <exception cref="NotReadyException">The dataset's items have not been encoded.</exception>
    internal async Task<FittedEngine> GetAsync(DatasetSummary dataset, CancellationToken cancellationToken)
    {
        var encoded = await EncodedAsync(dataset, cancellationToken);
        var options = (await prompts.LiveAsync(cancellationToken)).Set.Knobs.ToProfileOptions();
        var engine = await engines.GetAsync((encoded.Id, options, dataset.Name), () => OpenEngineAsync(dataset, encoded, options), cancellationToken);
        return new FittedEngine(dataset, encoded.Id, engine);
    }

    /// <summary>Saves the next reader from loading what was just made.</summary>
    internal void Offer(int traitsGeneration, BuiltInEngine engine) => engines.Set((traitsGeneration, engine.Options, engine.Dataset.Name), engine);

    public void Dispose() => engines.Dispose();

    private async Task<Generation> EncodedAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, cancellationToken)
        ?? throw new NotReadyException($"The items of \"{dataset.Name}\" have not been read for traits yet.");

    private async Task<BuiltInEngine> OpenEngineAsync(DatasetSummary summary, Generation encoded, ProfileOptions options)
    {
        if (engines.Find(key => key.Traits == encoded.Id && key.Name == summary.Name && key.Options != options) is { } other)
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
        ClauseVectors? vectors = null;
        var loaded = Reader.Load(reader, (model, size) => vectors = new ClauseVectors(model, size));
        if (vectors is not null)
        {
            await clauses.FillAsync(vectors, dataset, loaded.Vocabulary.Examples, cancellationToken);
        }

        var split = LeaveLastOut.Split(dataset);
        return new BuiltInEngine(dataset, split, loaded, ReadingsBlob.Read(readings.ToArray(), index, split.Train.Items), options);
    }

    private async Task<MemoryStream> OpenAsync(Generation generation, string name, CancellationToken cancellationToken) =>
        await models.OpenAsync(generation.Id, name, cancellationToken)
        ?? throw new NotReadyException("The stored traits belong to an older version. Encode the dataset again.");
}

/// <summary>An engine, its dataset, and the generation of traits that it belongs to.</summary>
internal sealed record FittedEngine(DatasetSummary Dataset, int TraitsGeneration, BuiltInEngine Engine);
