using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Reports.Comparing;
using MLlm3Rec.Storage.Experiments;

namespace MLlm3Rec.Reports;

/// <summary>An experiment as one HTML page that needs nothing else: no network, no script, no picture beside it. Made once, and kept as long as the
/// experiment is kept in memory.</summary>
public sealed class ComparisonReports(ExperimentExports experiments)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly ConditionalWeakTable<Experiment, Lazy<Task<string>>> pages = [];

    /// <exception cref="ExperimentGoneException">There is no such finished evaluation.</exception>
    public async Task<string> HtmlAsync(int run, CancellationToken cancellationToken)
    {
        var experiment = await experiments.GetAsync(run, cancellationToken);
        var page = pages.GetValue(experiment, _ => new Lazy<Task<string>>(() => MakeAsync(run, experiment)));
        try
        {
            return await page.Value.WaitAsync(cancellationToken);
        }
        catch when (page.Value.IsFaulted)
        {
            pages.Remove(experiment);
            throw;
        }
    }

    /// <summary>What was asked, as it is stored, for programs: everything needed to ask again.</summary>
    /// <exception cref="ExperimentGoneException">There is no such finished evaluation.</exception>
    public async Task<string> RequestAsync(int run, CancellationToken cancellationToken) =>
        JsonSerializer.Serialize((await experiments.GetAsync(run, cancellationToken)).Request, Readable);

    /// <summary>For everybody who waits: nobody's leaving ends it.</summary>
    private async Task<string> MakeAsync(int run, Experiment experiment)
    {
        var origin = await experiments.FactsAsync(run, CancellationToken.None);
        var summary = await Task.Run(() => ExperimentSummary.Of(experiment, CancellationToken.None));
        return await Rendering.HtmlOfAsync<ComparisonDocument>(
            (nameof(ComparisonDocument.Summary), summary), (nameof(ComparisonDocument.Origin), origin),
            (nameof(ComparisonDocument.IsSynthetic), await experiments.IsSyntheticAsync(experiment, CancellationToken.None)));
    }
}
