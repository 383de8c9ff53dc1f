using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Web.Words;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>From slices to one line per method.</summary>
internal static class RuleLines
{
    /// <param name="methods">Names, in the order of the means.</param>
    /// <param name="slices">From left to right.</param>
    /// <param name="axis">What the slices go by.</param>
    public static LineChart Of(IReadOnlyList<string> methods, IReadOnlyList<SliceMeans> slices, string axis)
    {
        var metric = ExperimentSummary.Headline.Name;
        return new LineChart(
            [.. methods.Select((method, row) => new LineSeries(method, [.. slices.Select((slice, place) => PointOf(slice, row, place, metric))]))],
            axis,
            $"{metric}, mean over users")
        {
            Steps = [.. slices.Select(slice => Short(slice.Rule))],
            FromZero = true,
        };
    }

    private static LinePoint PointOf(SliceMeans slice, int row, int place, string metric) => new(place, slice.Cells[row].Mean.Mean)
    {
        Interval = (slice.Cells[row].Mean.Low, slice.Cells[row].Mean.High),
        Key = slice.Rule.Key,
        Told =
        [
            slice.Rule.Name,
            $"{metric} {CompareWords.Mean(slice.Cells[row].Mean.Mean)} ({CompareWords.Interval(slice.Cells[row].Mean)})",
            $"{slice.Users:N0} users",
        ],
    };

    private static string Short(SliceRule rule) =>
        rule.Key[(rule.Key.IndexOf(':') + 1)..] is var range && range.EndsWith('-') ? range.TrimEnd('-') + "+" : range.Replace('-', '–');
}
