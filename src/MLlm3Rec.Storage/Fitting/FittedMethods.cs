using System.Buffers.Binary;
using System.Diagnostics;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>
/// Fitted methods, by what they were fitted with: found in memory, else opened as an earlier run kept them, else fitted now. The only place that
/// decides between the three.
/// </summary>
public sealed class FittedMethods(FittedModelStore store, ModelStore models, GenerationStore generations, DatasetStore datasets) : IDisposable
{
    private const int Held = 12;

    private readonly AsyncCache<MethodKey, IRecommender> held = new(Held);

    /// <summary>The method as pages rank with it. What is fitted here stays in memory; only runs keep what they fit.</summary>
    internal async Task<IRecommender> GetAsync(FittingBasis basis, string method, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(basis, method, cancellationToken);
        return await held.GetAsync(key, () => OpenOrFitAsync(basis, key), cancellationToken);
    }

    /// <summary>Saves the next page from opening what a run has just learned.</summary>
    internal void Hold(FittingBasis basis, AlignmentRecommender learned) => held.Set(KeyOf(basis, MethodCatalogue.Mar, model: 0), learned);

    /// <summary>The method as it was kept last, or null; also null where this version cannot read it, which is as good as none.</summary>
    internal async Task<FittedMethod?> LoadAsync(
        DatasetSummary dataset, string method, BuiltInEngine? engine, HoldOut split, CancellationToken cancellationToken)
    {
        // The weights of the alignment score belong to the traits that they were learned for.
        using var open = method == MethodCatalogue.Mar ? null : await store.OpenLatestAsync(dataset, method, cancellationToken);
        return await LoadAsync(open, engine, split, cancellationToken);
    }

    /// <summary>A model that an earlier run kept; null where there is none of that number, or this version and these dimensions cannot read
    /// it.</summary>
    public async Task<FittedMethod?> OpenAsync(DatasetSummary dataset, int number, BuiltInEngine engine, CancellationToken cancellationToken)
    {
        using var open = await store.OpenAsync(dataset, number, cancellationToken);
        return await LoadAsync(open, engine, engine.Split, cancellationToken);
    }

    /// <summary>Fits a method as shipped, to any split.</summary>
    /// <exception cref="NotReadyException">It takes the weights of a dataset that has none.</exception>
    internal async Task<IRecommender> FitAsync(string method, BuiltInEngine? engine, HoldOut split, int seed, CancellationToken cancellationToken)
    {
        if (MethodCatalogue.TaughtOn(method) is not { } elsewhere)
        {
            return await MethodCatalogue.Create(method, engine, seed).FitAsync(split.Train, split.Validation, cancellationToken);
        }

        var other = await datasets.GetAsync(elsewhere, cancellationToken);
        var trained = await generations.CurrentAsync(other.Id, GenerationKind.Models, cancellationToken)
            ?? throw new NotReadyException($"No weights have been learned on \"{other.Name}\" yet: train there first.");
        await using var weights = await WeightsAsync(other, trained.Id, cancellationToken)
            ?? throw new NotReadyException($"The weights of \"{other.Name}\" belong to an older version: train there again.");
        // It needs one: see MethodCatalogue.
        return await MethodCatalogue.Alignment(engine!, seed).TransferAsync(weights, split.Train, cancellationToken);
    }

    /// <summary>Fits a method of the catalogue to the usual split for a run, which keeps it if fitting is slow.</summary>
    internal async Task<IRecommender> FitAsync(FittingBasis basis, int runId, string method, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var fitted = await FitAsync(method, basis.Engine, basis.Split, basis.Seed, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (MethodCatalogue.Find(method).IsSlow && fitted is IStoredRecommender kept)
        {
            await store.KeepAsync(
                basis.Dataset, runId, new FittedDraft(method, MethodSettings.None, basis.Seed, Ndcg: null, seconds), kept, cancellationToken);
        }

        return fitted;
    }

    public void Dispose() => held.Dispose();

    private async Task<MethodKey> KeyAsync(FittingBasis basis, string method, CancellationToken cancellationToken)
    {
        var latest = method == MethodCatalogue.Mar ? null : await store.LatestAsync(basis.Dataset, method, cancellationToken);
        return KeyOf(basis, method, latest?.Id ?? 0);
    }

    private static MethodKey KeyOf(FittingBasis basis, string method, int model)
    {
        var signature = MethodCatalogue.NeedsEngine(method) && basis.Engine is { } engine
            ? new EngineSignature(basis.TraitsGeneration, method == MethodCatalogue.Mar ? basis.ModelsGeneration : 0, engine.Options)
            : null;
        return new MethodKey(basis.Dataset.Id, basis.Dataset.ContentHash, method, model, basis.Seed, signature);
    }

    private async Task<IRecommender> OpenOrFitAsync(FittingBasis basis, MethodKey key)
    {
        var found = key.Method == MethodCatalogue.Mar
            ? await AlignmentAsync(basis, key)
            : (await LoadAsync(basis.Dataset, key.Method, basis.Engine, basis.Split, CancellationToken.None))?.Recommender;
        return found ?? await FitAsync(key.Method, basis.Engine, basis.Split, key.Seed, CancellationToken.None);
    }

    private async Task<IRecommender?> AlignmentAsync(FittingBasis basis, MethodKey key)
    {
        var engine = basis.Engine!; // The alignment score needs one.
        if (held.Find(other =>
            other != key && other.WithoutKnobs() == key.WithoutKnobs()) is { Key: var before, Value: AlignmentRecommender learned })
        {
            // Somebody published other knobs: nothing is fitted again for that.
            held.Remove(before);
            return learned.Reread(engine.Extractor, engine.Traits, engine.Vocabulary);
        }

        try
        {
            await using var weights = await WeightsAsync(basis.Dataset, basis.ModelsGeneration, CancellationToken.None);
            return weights is null
                ? null
                : await MethodCatalogue.Alignment(engine, key.Seed).LoadAsync(weights, basis.Split.Train, CancellationToken.None);
        }
        catch (InvalidDataException)
        {
            // Weights of another version of the score fit no longer: they are learned again.
            return null;
        }
    }

    /// <summary>The learned weights of a generation of models; null where there are none (any more).</summary>
    private async Task<Stream?> WeightsAsync(DatasetSummary dataset, int generation, CancellationToken cancellationToken)
    {
        if (await models.OpenAsync(generation, ModelNames.Weights, cancellationToken) is { } within)
        {
            return within;
        }

        await using var number = await models.OpenAsync(generation, ModelNames.KeptModel, cancellationToken);
        return number is null
            ? null
            : (await store.OpenAsync(dataset, BinaryPrimitives.ReadInt32LittleEndian(number.ToArray()), cancellationToken))?.Content;
    }

    private static async Task<FittedMethod?> LoadAsync(OpenModel? open, BuiltInEngine? engine, HoldOut split, CancellationToken cancellationToken)
    {
        if (open is null
            || MethodCatalogue.Find(open.Model.Method).Create(engine, open.Model.Seed, open.Model.Settings) is not IRestorableAlgorithm algorithm)
        {
            return null;
        }

        try
        {
            return new FittedMethod(await algorithm.LoadAsync(open.Content, split.Train, cancellationToken), open.Model);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>All that makes two fits the same.</summary>
    /// <param name="Dataset">Its number.</param>
    /// <param name="DataHash">Of its content.</param>
    /// <param name="Method">Name of the method.</param>
    /// <param name="Model">The model that was kept last, with its own settings and seed; 0 where there is none.</param>
    /// <param name="Seed">For whatever chance the method needs.</param>
    /// <param name="Engine">What it read motives and traits with; null for methods that read neither.</param>
    private sealed record MethodKey(int Dataset, string DataHash, string Method, int Model, int Seed, EngineSignature? Engine)
    {
        public MethodKey WithoutKnobs() => this with { Engine = Engine is null ? null : Engine with { Options = null } };
    }

    /// <param name="Traits">The generation of traits.</param>
    /// <param name="Weights">The generation of models whose weights it has; 0 where it has none.</param>
    /// <param name="Options">The knobs of profiles.</param>
    private sealed record EngineSignature(int Traits, int Weights, ProfileOptions? Options);
}

/// <summary>What methods of a dataset's usual split are fitted with.</summary>
/// <param name="Dataset">Its entry.</param>
/// <param name="Engine">Null where no method needs one.</param>
/// <param name="Split">The usual split.</param>
/// <param name="Seed">For methods that need chance.</param>
internal sealed record FittingBasis(DatasetSummary Dataset, BuiltInEngine? Engine, HoldOut Split, int Seed)
{
    /// <summary>Of the engine; 0 without one.</summary>
    public int TraitsGeneration { get; init; }

    /// <summary>Of the alignment score's weights; 0 where none have been learned.</summary>
    public int ModelsGeneration { get; init; }
}

/// <summary>A fitted method, and the kept model that it was loaded from, if any.</summary>
public sealed record FittedMethod(IRecommender Recommender, FittedModel? Model);
