using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Explanations;

/// <summary>Opens what explanations of a dataset are made from.</summary>
public sealed class ExplainService(FittedModelStore models, FittedDatasetCache fittedDatasets, Preparation preparation)
{
    /// <param name="dataset">Null where there is none.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<OpenedDataset> OpenAsync(DatasetSummary? dataset, CancellationToken cancellationToken)
    {
        if (dataset is null)
        {
            return new OpenedDataset(null, null, [], []);
        }

        var readiness = await preparation.ReadinessAsync(dataset.Id, cancellationToken);
        var fittedDataset = readiness.Ranking is null ? null : await fittedDatasets.GetAsync(dataset.Name, cancellationToken);
        var kept = await models.ListAsync(dataset.Id, cancellationToken);
        return new OpenedDataset(
            dataset,
            fittedDataset,
            readiness.Missing(dataset.Name),
            [.. MethodCatalogue.Names.Where(method => MethodCatalogue.QuickNames.Contains(method) || kept.Any(model => model.Method == method))]);
    }
}

/// <param name="Dataset">Null where there is none of that name, or none at all.</param>
/// <param name="FittedDataset">Null where nothing was trained yet.</param>
/// <param name="Missing">The runs that are still to do before anything can be explained.</param>
/// <param name="Rankers">Methods that need no wait: quick to fit, or fitted and kept before.</param>
public sealed record OpenedDataset(
    DatasetSummary? Dataset, FittedDataset? FittedDataset, IReadOnlyList<RunRequest> Missing, IReadOnlyList<string> Rankers);
