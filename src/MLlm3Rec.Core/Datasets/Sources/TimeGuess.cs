using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Which one format a column of times is written in.</summary>
internal static class TimeGuess
{
    /// <summary>Share of a column's values that must be times.</summary>
    public const double Enough = 0.5;

    private static readonly TimeFormat[] Dates = [TimeFormat.YearFirst, TimeFormat.MonthFirst, TimeFormat.DayFirst];

    /// <summary>The format that reads most of the values, the particular before the general.</summary>
    /// <returns>The format and the share of values that it reads; whether month and day could as well be the other way round.</returns>
    public static (TimeFormat Format, double Share, bool IsEitherWay) Of(IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return (TimeFormat.Any, 1, false);
        }

        var best = TimeFormat.All.Select(format => (format, hits: Hits(values, format))).MaxBy(pair => pair.hits);
        var isEitherWay = (best.format == TimeFormat.MonthFirst || best.format == TimeFormat.DayFirst)
            && Hits(values, TimeFormat.MonthFirst) == Hits(values, TimeFormat.DayFirst);
        return (best.format, best.hits / (double)values.Count, isEitherWay);
    }

    public static bool AreTimesOfDay(IReadOnlyList<string> values) =>
        values.Count > 0 && Hits(values, TimeFormat.TimeOfDay) >= 0.9 * values.Count;

    /// <summary>The format of a column that holds days, or null.</summary>
    public static TimeFormat? OfDays(IReadOnlyList<string> values)
    {
        if (values.Count == 0 || AreTimesOfDay(values))
        {
            return null;
        }

        var (format, share, _) = Of(values);
        return share >= 0.9 && (Dates.Contains(format) || format.Name is "yyyyMMdd" or "in words") ? format : null;
    }

    public static int Hits(IReadOnlyList<string> values, TimeFormat format) => values.Count(value => format.Read(value, out _));
}
