using System.Globalization;

namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>Times as public files write them: seconds, milli-, micro- or nanoseconds since 1970, or dates; dates without zone are UTC.</summary>
internal static class SourceTime
{
    private const long MaxSeconds = 253402300799; // 9999-12-31, the last that DateTimeOffset knows.
    private const long MinSeconds = -62135596800; // 0001-01-01.
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    private static readonly string[] Formats =
    [
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy H:mm:ss", "M/d/yyyy", "d-MMM-yyyy", "dd-MMM-yyyy", "MM d, yyyy", "MM dd, yyyy",
        "MMM d HH:mm:ss zzz yyyy", "MMM d HH:mm:ss 'UTC' yyyy", "MMM d HH:mm:ss 'GMT' yyyy", "MMM d HH:mm:ss yyyy", "d-MMM-yy",
        "dd/MMM/yyyy:HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz",
    ];

    /// <summary>Whether these are Unix seconds that a date can be made of.</summary>
    public static bool IsDate(long seconds) => seconds is >= MinSeconds and <= MaxSeconds;

    /// <summary>Unix seconds; a field that says nothing is <see cref="Interaction.NoTime"/> and no mistake.</summary>
    public static bool TryParse(ReadOnlySpan<char> field, out long seconds)
    {
        field = field.Trim();
        seconds = Interaction.NoTime;
        return MissingValue.Is(field) || TryReadAny(field, out seconds);
    }

    public static bool TryReadAny(ReadOnlySpan<char> field, out long seconds) =>
        TryReadNumber(field, out seconds) || TryReadWords(field, out seconds);

    /// <summary>A number since 1970; how large it is says of what.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> field, out long seconds)
    {
        seconds = Interaction.NoTime;
        if (long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            // 100 billion seconds are the year 5138; so large a number counts something smaller than seconds.
            seconds = (number == long.MinValue ? long.MaxValue : Math.Abs(number)) switch
            {
                < 100_000_000_000 => number,
                < 100_000_000_000_000 => number / 1_000,
                < 100_000_000_000_000_000 => number / 1_000_000,
                _ => number / 1_000_000_000,
            };
            return IsDate(seconds);
        }

        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && Math.Abs(real) < 1e17
            && TryReadNumber(((long)real).ToString(CultureInfo.InvariantCulture), out seconds);
    }

    /// <summary>A date that names its month or has its year in front, as .NET and Twitter write it.</summary>
    public static bool TryReadWords(ReadOnlySpan<char> field, out long seconds)
    {
        field = WithoutUtc(WithoutWeekday(field));
        if (field.Length >= 6
            && field.ContainsAnyInRange('0', '9')
            && !NumericDate.TryReadTimeOfDay(field, out _)
            && DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, Utc, out var date))
        {
            seconds = date.ToUnixTimeSeconds();
            return true;
        }

        return TryReadExact(field, Formats, out seconds);
    }

    /// <summary>The day of the week says nothing that the date does not, and is wrong at times.</summary>
    private static ReadOnlySpan<char> WithoutWeekday(ReadOnlySpan<char> field)
    {
        foreach (var name in CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames)
        {
            var end = field.IndexOf(' ');
            if (end is >= 3 and <= 10 && field.StartsWith(name, StringComparison.OrdinalIgnoreCase) && char.IsAsciiLetter(field[end - 2]))
            {
                return field[end..].TrimStart();
            }
        }

        return field;
    }

    public static bool TryReadExact(ReadOnlySpan<char> field, string[] formats, out long seconds)
    {
        var known = DateTimeOffset.TryParseExact(field, formats, CultureInfo.InvariantCulture, Utc, out var date);
        seconds = known ? date.ToUnixTimeSeconds() : Interaction.NoTime;
        return known;
    }

    /// <summary>Without the "UTC" that BigQuery and others write behind a date; what has no zone is taken for UTC.</summary>
    public static ReadOnlySpan<char> WithoutUtc(ReadOnlySpan<char> field) =>
        field.EndsWith("UTC", StringComparison.OrdinalIgnoreCase) || field.EndsWith("GMT", StringComparison.OrdinalIgnoreCase) ? field[..^3].TrimEnd()
            : field is [.. var rest, 'Z'] && rest.Length > 0 && char.IsAsciiDigit(rest[^1]) ? rest
            : field;
}
