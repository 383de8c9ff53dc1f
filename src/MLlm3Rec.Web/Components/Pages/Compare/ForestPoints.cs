using System.Globalization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Web.Words;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>From one column of a comparison to means with intervals and what the test says of them.</summary>
internal static class ForestPoints
{
    public static IReadOnlyList<ForestPoint> Of(Comparison table, int metric) =>
        [.. table.Rows.Select(row => PointOf(table.Metrics[metric].Name, CompareWords.Method(row.Method), row.Method, row.Cells[metric]))];

    private static ForestPoint PointOf(string metric, string name, string key, ComparedCell cell) => new(
        new ChartRow(name, Short(cell))
        {
            Key = key,
            Spoken = $"{name}: {metric} {CompareWords.Mean(cell.Mean.Mean)}, {CompareWords.Interval(cell.Mean)}, {CompareWords.RankPosition(cell)}. "
                + "Hold the others against it.",
        },
        cell.Mean.Mean,
        cell.Mean.Low,
        cell.Mean.High,
        cell.Against is not { } against ? ForestVerdict.Reference : against.IsClear ? ForestVerdict.Clear : ForestVerdict.Unclear)
    {
        Told =
        [
            $"{metric} {CompareWords.Mean(cell.Mean.Mean)} ({CompareWords.Interval(cell.Mean)})",
            CompareWords.RankPosition(cell),
            .. cell.Against is { } held ? Difference(held) : [],
        ],
    };

    private static string[] Difference(Against held) =>
    [
        $"{CompareWords.Delta(held.Difference.Mean)} ({Signed(held.Difference.Low)} to {Signed(held.Difference.High)}) "
            + $"against {CompareWords.Method(held.Method)}",
        $"{CompareWords.P(held.P)} by itself, {CompareWords.P(held.Corrected)} among all",
    ];

    private static string Signed(double difference) => difference.ToString("+0.000;−0.000", CultureInfo.InvariantCulture);

    private static string Short(ComparedCell cell) =>
        cell.Against is { IsClear: false } unclear ? $"not clear, {CompareWords.P(unclear.Corrected)}" : CompareWords.RankPosition(cell);
}
