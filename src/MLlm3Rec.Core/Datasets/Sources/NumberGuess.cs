using System.Text.RegularExpressions;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>How a column of numbers is written, and which of them means that there is none.</summary>
internal static partial class NumberGuess
{
    /// <summary>The format, the share of values it reads, and whether commas could as well be decimal.</summary>
    public static (NumberFormat Format, double Share, bool IsEitherWay) Of(IReadOnlyList<string> values)
    {
        var commas = values.Where(value => value.Contains(',', StringComparison.Ordinal) && Numeric().IsMatch(value)).ToList();
        var divideThousands = commas.TrueForAll(value => Thousands().IsMatch(value));
        var format = commas.Count == 0 ? NumberFormat.Point : divideThousands ? NumberFormat.Thousands : NumberFormat.Comma;
        var hits = values.Count(value => SourceNumber.TryRead(value, format, out _));
        var isEitherWay = format == NumberFormat.Thousands && !commas.Exists(value => value.Contains('.', StringComparison.Ordinal));
        return (format, values.Count == 0 ? 1 : hits / (double)values.Count, isEitherWay);
    }

    /// <summary>
    /// The number that stands for "not rated": 99 or 999 far above all others, the only negative one, or 0 under a scale that begins at 1. Null where
    /// the values are too few to tell.
    /// </summary>
    public static float? SentinelOf(IReadOnlyList<float> values)
    {
        var sorted = values.Distinct().Order().ToArray();
        if (sorted.Length < 3)
        {
            return null;
        }

        if (sorted[^1] is 99 or 999 && sorted[^2] <= sorted[^1] / 5)
        {
            return sorted[^1];
        }

        // Thumbs down, nothing, thumbs up is a scale.
        var isOneNegative = sorted[0] < 0 && sorted[0] == MathF.Floor(sorted[0]) && sorted[1] >= 0;
        return (isOneNegative && (sorted[0] <= -9 || sorted[^1] >= 3 * -sorted[0])) || (sorted[0] == 0 && sorted[1] >= 1) ? sorted[0] : null;
    }

    /// <summary>Whether numbers without a name count something: whole, and larger or more uneven than a scale.</summary>
    public static bool AreCounts(IReadOnlyList<float> values) =>
        values.Count > 0 && values.All(value => value >= 0 && value == MathF.Floor(value)) && values.Max() > 10;

    [GeneratedRegex(@"^\W*\d[\d.,' \u00a0]*\W*\w{0,3}$")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^\D*\d{1,3}(,\d{3})+(\.\d+)?\D*$")]
    private static partial Regex Thousands();
}
