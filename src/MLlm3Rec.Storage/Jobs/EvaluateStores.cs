using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>What an evaluation reads: the dataset, its engine, weights of other datasets, and its own finished blocks.</summary>
public sealed class EvaluateStores(Database database, RunStore runs, DatasetStore datasets, FittedDatasetCache fittedDatasets, GenerationStore generations, ModelStore models)
{
    internal RunStore Runs => runs;

    internal async Task<EvaluationContext> OpenAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        var summary = await datasets.GetAsync(request.Dataset, cancellationToken);
        var needsEngine = request.Methods.Any(MethodCatalogue.NeedsEngine);
        var engine = needsEngine ? (await fittedDatasets.EngineAsync(summary, cancellationToken)).Engine : null;
        var dataset = engine?.Dataset ?? await fittedDatasets.DatasetAsync(summary, cancellationToken);
        var hidden = await Task.Run(() => HiddenChoices.Of(request, dataset), cancellationToken);

        // What the pages' engine was taught may be hidden here: it is taught anew.
        var taught = engine is null || hidden.IsUsual ? engine : await Task.Run(() => engine.Refit(hidden.Split, cancellationToken), cancellationToken);
        return new EvaluationContext(summary, dataset, hidden, taught);
    }

    /// <summary>The method as it was kept for the usual split, or fitted now; a costly fit to that split is kept.</summary>
    internal async Task<FittedMethod> FitAsync(int runId, string method, EvaluationContext evaluation, int seed, CancellationToken cancellationToken)
    {
        if (!evaluation.Hidden.IsUsual || !MethodCatalogue.Names.Contains(method))
        {
            return new FittedMethod(await FitAnewAsync(method, evaluation, seed, cancellationToken), Model: null);
        }

        return await fittedDatasets.Fitted.LoadAsync(evaluation.Summary, method, evaluation.Engine, evaluation.Hidden.Split, cancellationToken)
            ?? new FittedMethod(await fittedDatasets.Fitted.FitAsync(evaluation.Summary, runId, method, evaluation.Engine, evaluation.Hidden.Split, seed, cancellationToken), Model: null);
    }

    private async Task<IRecommender> FitAnewAsync(string method, EvaluationContext evaluation, int seed, CancellationToken cancellationToken)
    {
        var split = evaluation.Hidden.Split;
        if (MethodCatalogue.TaughtOn(method) is not { } elsewhere)
        {
            return await MethodCatalogue.Create(method, evaluation.Engine, seed).FitAsync(split.Train, split.Validation, cancellationToken);
        }

        var other = await datasets.GetAsync(elsewhere, cancellationToken);
        var trained = await generations.CurrentAsync(other.Id, GenerationKind.Models, cancellationToken)
            ?? throw new NotReadyException($"No weights have been learned on \"{other.Name}\" yet: train there first.");
        await using var weights = await models.OpenAsync(trained.Id, ModelNames.Weights, cancellationToken)
            ?? throw new NotReadyException($"The weights of \"{other.Name}\" belong to an older version: train there again.");
        return await MethodCatalogue.Alignment(evaluation.Engine!, seed).TransferAsync(weights, split.Train, cancellationToken); // Opened with its engine: see above.
    }

    internal Task<UserRanks?> AnswersAsync(int runId, string method, string unit, CancellationToken cancellationToken) =>
        database.ReadAsync(context => AnswerUnits.Read(context, runId, method, unit), cancellationToken);
}

/// <summary>One dataset with what is hidden in it.</summary>
/// <param name="Summary">Its entry.</param>
/// <param name="Dataset">All of it.</param>
/// <param name="Hidden">The split.</param>
/// <param name="Engine">Taught on the split's train part; null where no method needs one.</param>
internal sealed record EvaluationContext(DatasetSummary Summary, Dataset Dataset, HiddenChoices Hidden, BuiltInEngine? Engine)
{
    public RunProvenance Provenance(int seed) => new(Summary.ContentHash, Engine?.Extractor.Provenance.Model, Engine?.Vocabulary.Version, seed);
}
