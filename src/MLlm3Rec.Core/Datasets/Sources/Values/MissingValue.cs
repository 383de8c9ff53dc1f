namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>
/// Words that stand where a value is not known: of pandas (NaN, NaT, &lt;NA&gt;), R (NA), SQL (NULL, \N), Python (None), JavaScript (null,
/// undefined), spreadsheets (#N/A) and people (a dash). The same list holds for ids, times and numbers.
/// </summary>
internal static class MissingValue
{
    private const int Longest = 9;

    /// <summary>Whether the field is empty or such a word; <paramref name="field"/> has no white space around it.</summary>
    public static bool Is(ReadOnlySpan<char> field) => field.IsEmpty || (field.Length <= Longest && !char.IsAsciiDigit(field[0]) && IsWord(field));

    private static bool IsWord(ReadOnlySpan<char> field) => field is "NaN" or "nan" or "NAN" or "NaT" or "NA" or "N/A" or "n/a" or "<NA>" or "#N/A"
        or "NULL" or "Null" or "null" or "None" or "none" or "\\N" or "-" or "--" or "\u2013" or "\u2014" or "undefined";
}
