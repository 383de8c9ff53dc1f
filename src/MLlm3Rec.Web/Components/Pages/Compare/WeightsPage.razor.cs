using System.Globalization;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Components.Charts;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>The learned weights of one dataset, the most telling first.</summary>
public sealed partial class WeightsPage(FittedDatasetCache fittedDatasets, Preparation preparation, CurrentDataset current) : PageOfDataset(current)
{
    private DatasetSummary? dataset;
    private IReadOnlyList<RunRequest> steps = [];
    private IReadOnlyList<LearnedPart>? parts;
    private LearnedPart? chosen;
    private LineChart curve = new([], "", "");
    private bool loaded;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        dataset = await FindDatasetAsync();
        var readiness = dataset is null ? null : await preparation.ReadinessAsync(dataset.Id, Leaving);
        steps = dataset is null || readiness is null ? [] : readiness.Missing(dataset.Name);
        parts = dataset is null || readiness?.Ranking is null ? null : await ReadAsync(dataset.Name);
        Show(parts is [var first, ..] ? first : null);
        loaded = true;
    }

    private async Task<IReadOnlyList<LearnedPart>> ReadAsync(string name)
    {
        var fittedDataset = await fittedDatasets.GetAsync(name, Leaving);
        var fitted = (AlignmentRecommender)await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, Leaving);
        return [.. fitted.Parts.OrderByDescending(part => part.MeanOnTargets - part.MeanOnOthers)];
    }

    private void Show(LearnedPart? part)
    {
        chosen = part;
        curve = part is null ? curve : PartCurve.Of(part);
    }

    /// <summary>The curve in a frame of 96 by 32, zero in the middle, three points to either edge.</summary>
    private static string Curve(LearnedPart part)
    {
        var (low, span) = (part.Knots[0], Math.Max(1e-6f, part.Knots[^1] - part.Knots[0]));
        return string.Join(' ', part.Knots.Zip(part.Heights).Select(knot => string.Create(
            CultureInfo.InvariantCulture, $"{96 * (knot.First - low) / span:F1},{16 - Math.Clamp(knot.Second / 3, -1, 1) * 15:F1}")));
    }

    private static Func<CancellationToken, ExportTable> Export(string name, IReadOnlyList<LearnedPart> parts) => _ => ExportTable.Of(
        parts,
        new ExportColumn<LearnedPart>("dataset", _ => name),
        new ExportColumn<LearnedPart>("reason", part => part.Name),
        new ExportColumn<LearnedPart>("kind", part => part.Kind.ToString()),
        new ExportColumn<LearnedPart>("measures", part => string.Join(' ', part.Knots.Select(knot => knot.ToString(CultureInfo.InvariantCulture)))),
        new ExportColumn<LearnedPart>(
            "points", part => string.Join(' ', part.Heights.Select(height => height.ToString(CultureInfo.InvariantCulture)))),
        new ExportColumn<LearnedPart>(
            "points_not_chosen_yet", part => string.Join(' ', part.NewHeights.Select(height => height.ToString(CultureInfo.InvariantCulture)))),
        new ExportColumn<LearnedPart>("mean_on_chosen", part => part.MeanOnTargets),
        new ExportColumn<LearnedPart>("mean_on_others", part => part.MeanOnOthers));
}
