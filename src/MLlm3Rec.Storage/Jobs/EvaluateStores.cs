using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>What an evaluation reads: the dataset, its engine, fitted methods, and its own finished blocks.</summary>
public sealed class EvaluateStores(Database database, RunStore runs, DatasetStore datasets, FittedDatasetCache fittedDatasets, FittedMethods methods)
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
        var taught = engine is null || hidden.IsUsual
            ? engine
            : await Task.Run(() => engine.Refit(hidden.Split, cancellationToken), cancellationToken);
        return new EvaluationContext(summary, dataset, hidden, taught);
    }

    /// <summary>The method as it was kept for the usual split, or fitted now; a costly fit to that split is kept.</summary>
    internal async Task<FittedMethod> FitAsync(int runId, string method, EvaluationContext evaluation, int seed, CancellationToken cancellationToken)
    {
        var split = evaluation.Hidden.Split;
        if (!evaluation.Hidden.IsUsual || !MethodCatalogue.Names.Contains(method))
        {
            return new FittedMethod(await methods.FitAsync(method, evaluation.Engine, split, seed, cancellationToken), Model: null);
        }

        return await methods.LoadAsync(evaluation.Summary, method, evaluation.Engine, split, cancellationToken)
            ?? new FittedMethod(
                await methods.FitAsync(new FittingBasis(evaluation.Summary, evaluation.Engine, split, seed), runId, method, cancellationToken),
                Model: null);
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
