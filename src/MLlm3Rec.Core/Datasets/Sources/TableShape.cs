namespace MLlm3Rec.Datasets.Sources;

/// <summary>How a table is laid out, seen from its beginning: separator, header, columns, first rows.</summary>
internal sealed record TableShape(
    Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> OpenAsync, IReadOnlyList<string> Columns, bool HasHeader, IReadOnlyList<string[]> Rows)
{
    private const int Sample = 100;

    private static readonly string[] Separators = ["\t", "::", ",", ";", "|"];

    /// <summary>The shape, or null where the file is no table.</summary>
    public static TableShape? Of(SourceHead head)
    {
        if (head.Kind == ContentKind.Parquet)
        {
            return new TableShape(SourcePlans.Parquet(), head.ParquetColumns, HasHeader: true, []);
        }

        if (head.PropertyNames.Count > 0)
        {
            return new TableShape(SourcePlans.Objects(head.PropertyNames, head.PythonLines), head.PropertyNames, HasHeader: true, []);
        }

        return head.Kind == ContentKind.Text && head.Lines.Count > 0 && SeparatorOf(head.Lines[0]) is { } separator
            ? Separated(head, separator)
            : null;
    }

    private static TableShape Separated(SourceHead head, string separator)
    {
        var rows = head.Lines.Take(Sample).Select(line => Fields(line, separator)).ToList();
        var hasHeader = IsHeader(rows);
        var quoted = separator != "::" && head.Lines.Any(line => line.Contains('"'));
        return new TableShape(
            quoted ? SourcePlans.Csv(separator[0], hasHeader) : SourcePlans.Separated(separator, hasHeader),
            hasHeader ? rows[0] : [.. Enumerable.Range(1, rows[0].Length).Select(number => $"column {number}")],
            hasHeader,
            hasHeader ? rows[1..] : rows);
    }

    /// <summary>The separator that divides the first line into most fields, outside quotes.</summary>
    private static string? SeparatorOf(string line)
    {
        var best = Separators.Select(separator => (separator, fields: Fields(line, separator).Length)).MaxBy(pair => pair.fields);
        return best.fields > 1 ? best.separator : null;
    }

    /// <summary>A first look only: line breaks inside quotes are for the real reader.</summary>
    private static string[] Fields(string line, string separator)
    {
        if (!line.Contains('"'))
        {
            return line.Split(separator, StringSplitOptions.TrimEntries);
        }

        var fields = new List<string>();
        var start = 0;
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (!quoted && string.CompareOrdinal(line, at, separator, 0, separator.Length) == 0)
            {
                fields.Add(line[start..at]);
                start = at + separator.Length;
            }
        }

        return [.. fields.Append(line[start..]).Select(field => field.Trim().Trim('"').Replace("\"\"", "\""))];
    }

    /// <summary>
    /// A first row is a header if its fields are different words and it has a known name, or stands over numbers, or has no digit and
    /// none of its words comes back below.
    /// </summary>
    private static bool IsHeader(List<string[]> rows)
    {
        var first = rows[0];
        var words = first.All(field => field.Length > 0 && !double.TryParse(field, out _))
            && first.Distinct(StringComparer.OrdinalIgnoreCase).Count() == first.Length;
        return words && (first.Any(IsKnown) || HasNumbersBelow(rows) || (first.All(field => !field.Any(char.IsDigit)) && !ComesBack(rows)));
    }

    private static bool IsKnown(string field) => ColumnGuess.Knows(field) || field.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static bool HasNumbersBelow(List<string[]> rows) =>
        rows.Count > 1
            && Enumerable.Range(0, rows[0].Length).Any(column => rows.Skip(1).All(row => column < row.Length && double.TryParse(row[column], out _)));

    private static bool ComesBack(List<string[]> rows) =>
        Enumerable.Range(0, rows[0].Length).Any(column => rows.Skip(1).Any(row => column < row.Length && row[column] == rows[0][column]));
}
