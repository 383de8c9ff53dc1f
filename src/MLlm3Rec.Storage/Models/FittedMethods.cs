using System.Diagnostics;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Storage.Models;

/// <summary>Fitted methods of a dataset's train part: a kept one where there is one, fitted now and kept where that was costly.</summary>
public sealed class FittedMethods(FittedModelStore store)
{
    /// <summary>The method as it was kept last, or null; also null where this version cannot read it, which is as good as none.</summary>
    internal async Task<FittedMethod?> LoadAsync(
        DatasetSummary dataset, string method, BuiltInEngine? engine, HoldOut split, CancellationToken cancellationToken)
    {
        // The weights of the alignment score lie with the traits that they were learned for.
        using var open = method == MethodCatalogue.Mar ? null : await store.OpenLatestAsync(dataset, method, cancellationToken);
        return await LoadAsync(open, engine, split, cancellationToken);
    }

    /// <summary>A model that an earlier run kept; null where there is none of that number, or this version and these dimensions cannot read it.</summary>
    public async Task<FittedMethod?> OpenAsync(DatasetSummary dataset, int number, BuiltInEngine engine, CancellationToken cancellationToken)
    {
        using var open = await store.OpenAsync(dataset, number, cancellationToken);
        return await LoadAsync(open, engine, engine.Split, cancellationToken);
    }

    private static async Task<FittedMethod?> LoadAsync(OpenModel? open, BuiltInEngine? engine, HoldOut split, CancellationToken cancellationToken)
    {
        if (open is null || MethodCatalogue.Find(open.Model.Method).Create(engine, open.Model.Seed, open.Model.Settings) is not IRestorableAlgorithm algorithm)
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

    /// <summary>Fits the method as shipped; keeps it if fitting is slow.</summary>
    internal async Task<IRecommender> FitAsync(
        DatasetSummary dataset, int runId, string method, BuiltInEngine? engine, HoldOut split, int seed, CancellationToken cancellationToken)
    {
        var entry = MethodCatalogue.Find(method);
        var started = Stopwatch.GetTimestamp();
        var fitted = await entry.Create(engine, seed, MethodSettings.None).FitAsync(split.Train, split.Validation, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (entry.IsSlow && fitted is IStoredRecommender kept)
        {
            await store.KeepAsync(dataset, runId, new FittedDraft(method, MethodSettings.None, seed, Ndcg: null, seconds), kept, cancellationToken);
        }

        return fitted;
    }
}

/// <summary>A fitted method, and the kept model that it was loaded from, if any.</summary>
public sealed record FittedMethod(IRecommender Recommender, FittedModel? Model);
