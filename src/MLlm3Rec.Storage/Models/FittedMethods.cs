using System.Diagnostics;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Storage.Models;

/// <summary>Fitted methods of a dataset's train part: a kept one where there is one, fitted now and kept where that was costly.</summary>
public sealed class FittedMethods(FittedModelStore store)
{
    /// <summary>The method as it was kept last, or null; also null where this version cannot read it, which is as good as none.</summary>
    internal async Task<LoadedMethod?> LoadAsync(
        DatasetSummary dataset, string method, BuiltInEngine? engine, HoldOut split, CancellationToken cancellationToken)
    {
        // The weights of the alignment score lie with the traits that they were learned for.
        using var open = method == MethodCatalogue.Mar ? null : await store.OpenLatestAsync(dataset, method, cancellationToken);
        if (open is null || MethodCatalogue.Find(method).Create(engine, open.Model.Seed, open.Model.Settings) is not IRestorableAlgorithm algorithm)
        {
            return null;
        }

        try
        {
            return new LoadedMethod(await algorithm.LoadAsync(open.Content, split.Train, cancellationToken), open.Model);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Fits the method as shipped; keeps it if fitting is slow.</summary>
    /// <returns>The fitted method and the seconds it took.</returns>
    internal async Task<(IRecommender Recommender, double Seconds)> FitAsync(
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

        return (fitted, seconds);
    }
}

/// <summary>A kept method, loaded.</summary>
internal sealed record LoadedMethod(IRecommender Recommender, FittedModel Model);
