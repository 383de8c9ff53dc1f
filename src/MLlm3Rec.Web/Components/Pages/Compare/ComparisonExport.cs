using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Experiments;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>The shown comparison, one row per method and metric.</summary>
internal static class ComparisonExport
{
    public static Func<CancellationToken, ExportTable> Of(ExperimentBoard board) => _ => ExportTable.Of(
        board.Table.Rows.SelectMany(row => row.Cells.Select((cell, metric) => (row.Method, Metric: board.Table.Metrics[metric].Name, Cell: cell))),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("run", _ => board.Experiment.Id),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("dataset", _ => board.Dataset.Name),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>(
            "setup", _ => Setup.InWords(board.Experiment.Request)),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("slice", _ => board.Slice.Key),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("users", _ => board.Places.Length),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("method", row => row.Method),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("metric", row => row.Metric),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("mean", row => row.Cell.Mean.Mean),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("low", row => row.Cell.Mean.Low),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("high", row => row.Cell.Mean.High),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("against", row => row.Cell.Against?.Method),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("difference", row => row.Cell.Against?.Difference.Mean),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("difference_low", row => row.Cell.Against?.Difference.Low),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("difference_high", row => row.Cell.Against?.Difference.High),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("test", _ => board.Table.Test.ToString()),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("p", row => row.Cell.Against?.P),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("p_holm", row => row.Cell.Against?.Corrected),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>(
            "equal_scores", row => board.Table.Rows.First(one => one.Method == row.Method).EqualShare),
        new ExportColumn<(string Method, string Metric, ComparedCell Cell)>("standing", row => LeadWords.Mark(row.Cell.Placement)));
}
