using System.Globalization;

namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>The order of a date's numbers.</summary>
internal enum DateOrder
{
    YearMonthDay,
    MonthDayYear,
    DayMonthYear,
}

/// <summary>Dates written in numbers: with marks between them in a known order, or without any.</summary>
internal static class NumericDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly string[] Times =
    [
        "HH:mm:ss", "H:mm:ss", "HH:mm", "H:mm", "h:mm:ss tt", "h:mm tt", "hh:mm:ss tt", "hh:mm tt", "h:mmtt", "H:mm:ss.FFFFFFF", "HH.mm", "HH.mm.ss",
    ];

    /// <summary>A date in numbers divided by /, - or ., with a time of day behind it if any. Two digits of a year are of 1930 to 2029.</summary>
    public static bool TryRead(ReadOnlySpan<char> field, DateOrder order, out long seconds)
    {
        seconds = Interaction.NoTime;
        Span<int> numbers = stackalloc int[3];
        var at = 0;
        var yearDigits = 0;
        for (var place = 0; place < 3; place++)
        {
            var start = at;
            while (at < field.Length && char.IsAsciiDigit(field[at]))
            {
                numbers[place] = (Math.Min(numbers[place], 99_999) * 10) + field[at++] - '0';
            }

            var isYear = place == (order == DateOrder.YearMonthDay ? 0 : 2);
            yearDigits = isYear ? at - start : yearDigits;
            if (at == start || (!isYear && at - start > 2) || (place < 2 && (at == field.Length || field[at++] is not ('/' or '-' or '.'))))
            {
                return false;
            }
        }

        if (yearDigits is not 4 && (yearDigits is not 2 || order == DateOrder.YearMonthDay))
        {
            return false;
        }

        var (year, month, day) = order switch
        {
            DateOrder.YearMonthDay => (numbers[0], numbers[1], numbers[2]),
            DateOrder.MonthDayYear => (numbers[2], numbers[0], numbers[1]),
            _ => (numbers[2], numbers[1], numbers[0]),
        };
        year += yearDigits == 4 ? 0 : year < 30 ? 2000 : 1900;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var date = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var found = TryReadRest(field[at..], out var ofDay);
        seconds = date + ofDay;
        return found;
    }

    /// <summary>Seconds since midnight.</summary>
    public static bool TryReadTimeOfDay(ReadOnlySpan<char> field, out long seconds)
    {
        seconds = Interaction.NoTime;
        if (!TimeOnly.TryParseExact(field, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time))
        {
            return false;
        }

        seconds = time.Ticks / TimeSpan.TicksPerSecond;
        return true;
    }

    /// <summary>A date whose digits stand together, of 1900 to 2100.</summary>
    public static bool TryReadCompact(ReadOnlySpan<char> field, string format, out long seconds)
    {
        seconds = Interaction.NoTime;
        if (field.EndsWith(".0"))
        {
            field = field[..^2];
        }

        if (field.Length != format.Length
            || field.ContainsAnyExceptInRange('0', '9')
            || !DateTime.TryParseExact(field, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year is < FirstYear or > LastYear)
        {
            return false;
        }

        seconds = new DateTimeOffset(date, TimeSpan.Zero).ToUnixTimeSeconds();
        return true;
    }

    /// <summary>What stands behind a date: nothing, a time of day, a zone.</summary>
    private static bool TryReadRest(ReadOnlySpan<char> rest, out long seconds)
    {
        seconds = 0;
        rest = rest.TrimStart(" ,T");
        if (rest.IsEmpty)
        {
            return true;
        }

        if (SourceTime.WithoutUtc(rest) is var bare && (bare.IsEmpty || TryReadTimeOfDay(bare, out seconds)))
        {
            return true;
        }

        // A zone that is not UTC: +01:00.
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (!rest.Contains(':') || !DateTimeOffset.TryParse($"2000-01-03T{rest}", CultureInfo.InvariantCulture, utc, out var time))
        {
            return false;
        }

        seconds = time.ToUnixTimeSeconds() - new DateTimeOffset(2000, 1, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        return true;
    }
}
