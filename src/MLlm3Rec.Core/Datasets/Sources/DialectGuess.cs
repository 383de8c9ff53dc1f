using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// Finds out how a text file's rows are written, by reading a sample in every way and taking the one that gives the most rows of one width. The
/// reader of the sample is the reader of the file.
/// </summary>
internal static class DialectGuess
{
    private const int MaxRows = 200;
    private const int MaxPreamble = 50;

    private static readonly string[] Separators = ["\t", "::", ",", ";", "|", " "];

    /// <summary>The dialect, or null where no separator divides the rows.</summary>
    /// <param name="sample">Whole lines from the file's beginning.</param>
    /// <param name="named">Names of columns that a person gave: a row with one of them is the header.</param>
    /// <param name="separator">The separator, if a person named it.</param>
    public static GuessedDialect? Of(ReadOnlyMemory<byte> sample, IReadOnlyCollection<string> named, string? separator)
    {
        var carriageReturns = !sample.Span.Contains((byte)'\n') && sample.Span.Contains((byte)'\r');
        var stated = StatedSeparator(sample.Span);
        separator ??= stated;
        var best = (separator is null ? Separators : [separator])
            .SelectMany(one => Styles(one, sample.Span), (one, style) => new TextDialect(one, style) { CarriageReturns = carriageReturns })
            .Select(dialect => Reading.Of(dialect, sample, stated is null ? 0 : 1, separator is not null))
            .Where(reading => reading.Width > 1)
            .GroupBy(reading => reading.Dialect.Separator)
            .Select(styles => styles.OrderByDescending(reading => (reading.IsUnderItsHeader, reading.Tier, reading.Fit)).ThenBy(Preference).First())
            .OrderByDescending(reading => (reading.Tier, reading.Skip == 0, reading.IsUnderItsHeader, reading.Width, reading.Fit))
            .FirstOrDefault();
        return best?.Finish(named);
    }

    private static int Preference(Reading reading) => reading.Dialect.Quotes switch { QuoteStyle.Doubled => 0, QuoteStyle.Backslash => 1, _ => 2 };

    private static IEnumerable<QuoteStyle> Styles(string separator, ReadOnlySpan<byte> sample)
    {
        if (separator == "::" || !sample.Contains((byte)'"'))
        {
            return [QuoteStyle.None];
        }

        return sample.IndexOf("\\\""u8) >= 0
            ? [QuoteStyle.None, QuoteStyle.Doubled, QuoteStyle.Backslash]
            : [QuoteStyle.None, QuoteStyle.Doubled];
    }

    /// <summary>What "sep=;" on the first line says; Excel writes and reads it.</summary>
    private static string? StatedSeparator(ReadOnlySpan<byte> sample)
    {
        var text = sample.StartsWith("\ufeff"u8) ? sample[3..] : sample;
        var line = text[..Math.Max(0, text.IndexOfAny((byte)'\n', (byte)'\r'))];
        return line.Length >= 5 && line[..4].SequenceEqual("sep="u8) ? Utf8OrLatin1.Encoding.GetString(line[4..]) : null;
    }

    /// <summary>A sample as one dialect reads it.</summary>
    private sealed record Reading(TextDialect Dialect, IReadOnlyList<string[]> Rows, int Skip, int Width, double Fit, int Tier)
    {
        /// <summary>Whether the first row has as many fields as the others.</summary>
        public bool IsUnderItsHeader => Rows.Count > Skip && Rows[Skip].Length == Width;

        public static Reading Of(TextDialect dialect, ReadOnlyMemory<byte> sample, int skip, bool isNamed)
        {
            var rows = new List<string[]>();
            var isBad = new List<bool>();
            using var table = new SeparatedTable(new MemoryStream(sample.ToArray()), dialect, int.MaxValue);
            while (rows.Count < MaxRows && table.Read())
            {
                rows.Add([.. Enumerable.Range(0, table.FieldCount).Select(column => table[column].Trim().ToString())]);
                isBad.Add(table.Problem is not null);
            }

            var width = rows.Where((_, row) => !isBad[row]).Skip(skip)
                .GroupBy(row => row.Length)
                .OrderByDescending(group => group.Count())
                .ThenByDescending(group => group.Key)
                .FirstOrDefault()?.Key ?? 0;
            while (skip < Math.Min(MaxPreamble, rows.Count / 2) && (rows[skip].Length < width - 1 || rows[skip].All(field => field.Length == 0)))
            {
                skip++;
            }

            var of = rows.Count - skip;
            var fit = of <= 0 ? 0 : rows.Skip(skip).Where((row, place) => row.Length == width && !isBad[place + skip]).Count() / (double)of;

            // Words are divided by blanks too: what those divide must be a table without exception.
            var tier = isNamed ? 2 : dialect.Separator == " " ? (fit >= 0.97 && rows.Count > 2 ? 1 : -1) : fit >= 0.9 ? 3 : fit >= 0.5 ? 2 : 0;
            return new Reading(dialect, rows, skip, tier < 0 ? 0 : width, fit, tier);
        }

        public GuessedDialect Finish(IReadOnlyCollection<string> named)
        {
            var skip = Skip;
            while (skip + 1 < Rows.Count && Rows[skip][0].StartsWith('#') && HeaderGuess.HasNames(Rows[skip + 1], named))
            {
                skip++;
            }

            var header = HeaderGuess.IsHeader([.. Rows.Skip(skip)], named);
            var first = Rows[skip];
            var below = Rows.Skip(skip + (header ? 1 : 0)).ToList();

            // A separator after the last field of every row is no field.
            var isOver = header && first.Length == Width - 1 && below.TrueForAll(row => row.Length < Width || row[^1].Length == 0);
            var width = isOver ? first.Length : Width;
            var columns = header ? ColumnNames.Of(first, width) : [.. Enumerable.Range(1, width).Select(number => $"column {number}")];
            return new GuessedDialect(
                Dialect with { Header = header, Skip = skip, Width = Fit >= 0.5 ? Math.Max(width, columns.Count) : 0 },
                columns,
                [.. below.Where(row => row.Length == Width)]);
        }
    }
}

/// <summary>A dialect with what it gives.</summary>
/// <param name="Dialect">How rows are written.</param>
/// <param name="Columns">Names of the columns, or "column 1" … where the file has none.</param>
/// <param name="Rows">Rows of the sample that have the usual width, fields trimmed.</param>
internal sealed record GuessedDialect(TextDialect Dialect, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows);
