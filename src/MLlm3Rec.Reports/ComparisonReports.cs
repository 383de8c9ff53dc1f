using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Reports.Comparing;
using MLlm3Rec.Storage.Experiments;

namespace MLlm3Rec.Reports;

/// <summary>An experiment as one HTML page that needs nothing else: no network, no script, no picture beside it.</summary>
public sealed class ComparisonReports(ExperimentExports experiments)
{
    /// <exception cref="ExperimentGoneException">There is no such finished evaluation.</exception>
    public async Task<string> HtmlAsync(int run, CancellationToken cancellationToken)
    {
        var experiment = await experiments.GetAsync(run, cancellationToken);
        var origin = await experiments.FactsAsync(run, cancellationToken);
        var summary = await Task.Run(() => ExperimentSummary.Of(experiment, cancellationToken), cancellationToken);
        return await Rendering.HtmlOfAsync<ComparisonDocument>(
            (nameof(ComparisonDocument.Summary), summary), (nameof(ComparisonDocument.Origin), origin));
    }
}
