using System.Globalization;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Times as public files write them: seconds, milli-, micro- or nanoseconds since 1970, or dates; dates without zone are UTC.</summary>
internal static class SourceTime
{
    private const long MaxSeconds = 253402300799; // 9999-12-31, the last that DateTimeOffset knows.
    private const long MinSeconds = -62135596800; // 0001-01-01.

    private static readonly string[] Formats =
    [
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy H:mm:ss", "M/d/yyyy", "d-MMM-yyyy", "dd-MMM-yyyy", "MM d, yyyy", "MM dd, yyyy", "yyyyMMdd",
    ];

    /// <summary>Unix seconds; an empty field is <see cref="Interaction.NoTime"/> and no mistake.</summary>
    public static bool TryParse(ReadOnlySpan<char> field, out long seconds)
    {
        field = field.Trim();
        seconds = Interaction.NoTime;
        if (field.IsEmpty || field is "NaN" or "null" or "None" or "NULL" or "\\N")
        {
            return true;
        }

        if (long.TryParse(field, NumberStyles.AllowLeadingSign, null, out var number))
        {
            // 100 billion seconds are the year 5138; so large a number counts something smaller than seconds.
            seconds = (number == long.MinValue ? long.MaxValue : Math.Abs(number)) switch
            {
                < 100_000_000_000 => number,
                < 100_000_000_000_000 => number / 1_000,
                < 100_000_000_000_000_000 => number / 1_000_000,
                _ => number / 1_000_000_000,
            };
            return seconds is >= MinSeconds and <= MaxSeconds;
        }

        if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && Math.Abs(real) < 1e17)
        {
            return TryParse(((long)real).ToString(CultureInfo.InvariantCulture), out seconds);
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, utc, out var date)
            || DateTimeOffset.TryParseExact(field, Formats, CultureInfo.InvariantCulture, utc, out date))
        {
            seconds = date.ToUnixTimeSeconds();
            return true;
        }

        return false;
    }
}
