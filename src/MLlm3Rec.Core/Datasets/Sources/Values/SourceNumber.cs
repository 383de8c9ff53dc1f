using System.Globalization;

namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>Signals as public files write them.</summary>
internal static class SourceNumber
{
    private const int Longest = 40;

    /// <summary>The number; an empty field is NaN and no mistake.</summary>
    public static bool TryParse(ReadOnlySpan<char> field, out float value)
    {
        field = field.Trim();
        value = float.NaN;
        return MissingValue.Is(field) || TryRead(field, NumberFormat.Point, out value);
    }

    /// <summary>Reads a field without white space around it that is no <see cref="MissingValue"/>. Signs of a currency and % do not matter.</summary>
    public static bool TryRead(ReadOnlySpan<char> field, NumberFormat format, out float value)
    {
        if (format == NumberFormat.Point && float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return float.IsFinite(value);
        }

        value = float.NaN;
        Span<char> bare = stackalloc char[Longest];
        return field.Length <= Longest
            && Bare(field, format, bare) is var length and > 0
            && float.TryParse(bare[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && float.IsFinite(value);
    }

    /// <summary>The number with a point and without anything else, or nothing where other letters are in it.</summary>
    private static int Bare(ReadOnlySpan<char> field, NumberFormat format, Span<char> bare)
    {
        var length = 0;
        field = WithoutUnit(field);

        // In a column of decimal commas a lone point divides thousands only where three digits follow.
        var isDecimal = format == NumberFormat.Comma && !field.Contains(',') && field.Length - field.LastIndexOf('.') != 4;
        format = isDecimal ? NumberFormat.Point : format;
        foreach (var unit in field)
        {
            if (unit is ',' or '.' && format != NumberFormat.Point)
            {
                var divides = unit == (format == NumberFormat.Comma ? ',' : '.');
                if (divides)
                {
                    bare[length++] = '.';
                }
            }
            else if (unit is not ('\u00a0' or '\u202f' or ' ' or '\''))
            {
                bare[length++] = unit == '\u2212' ? '-' : unit;
            }
        }

        return length;
    }

    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> field)
    {
        // 4/5 and "4 out of 5" are 4.
        var of = field.IndexOf('/') is var slash and > 0 ? slash : field.IndexOf(" out of ");
        field = of > 0 && char.IsAsciiDigit(field[^1]) ? field[..of] : field;
        field = field.Trim("$\u20ac\u00a3\u00a5\u20b9% \u00a0");
        foreach (var code in (ReadOnlySpan<string>)["USD", "EUR", "GBP", "CHF"])
        {
            if (field.StartsWith(code, StringComparison.OrdinalIgnoreCase) || field.EndsWith(code, StringComparison.OrdinalIgnoreCase))
            {
                return (field.StartsWith(code, StringComparison.OrdinalIgnoreCase) ? field[code.Length..] : field[..^code.Length]).Trim();
            }
        }

        return field;
    }
}
