using System.Globalization;

namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>Whether the first row of a table names its columns.</summary>
internal static class HeaderGuess
{
    /// <summary>
    /// Two known names are enough, or one that a person gave. Else the row must be words: with a known name, or over numbers, or (all different and
    /// without a digit) none of which comes back below.
    /// </summary>
    /// <param name="rows">The row that may be the header, and rows below it.</param>
    /// <param name="named">Names of columns that a person gave.</param>
    public static bool IsHeader(IReadOnlyList<string[]> rows, IReadOnlyCollection<string> named)
    {
        var first = rows[0];
        if (HasNames(first, named))
        {
            return true;
        }

        var words = first.Where(field => field.Length > 0).ToArray();
        if (words.Length * 2 < first.Length || words.Any(IsNumber) || ComesBack(rows))
        {
            return false;
        }

        var isFull = words.Length == first.Length && words.Distinct(StringComparer.OrdinalIgnoreCase).Count() == words.Length;
        return words.Any(IsKnown) || (HasNumbersBelow(rows) && (isFull || words.Length >= first.Length - 1))
            || (isFull && words.All(field => !field.Any(char.IsDigit)));
    }

    /// <summary>Whether a row has two names that are known, or one of those a person gave.</summary>
    public static bool HasNames(string[] row, IReadOnlyCollection<string> named) =>
        row.Any(field => !IsNumber(field) && named.Contains(field, StringComparer.OrdinalIgnoreCase))
            || row.Where(IsKnown).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();

    private static bool IsKnown(string field) => ColumnGuess.Knows(field) || field.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string field) => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool HasNumbersBelow(IReadOnlyList<string[]> rows) =>
        rows.Count > 1
            && Enumerable.Range(0, rows[0].Length).Any(column => rows.Skip(1).All(row => column < row.Length && IsNumber(row[column])));

    private static bool ComesBack(IReadOnlyList<string[]> rows) => Enumerable.Range(0, rows[0].Length)
        .Any(column => rows[0][column].Length > 0 && rows.Skip(1).Any(row => column < row.Length && row[column] == rows[0][column]));
}
