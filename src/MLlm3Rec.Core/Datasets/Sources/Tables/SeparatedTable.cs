using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>
/// Lines whose fields are divided by a separator: commas, tabs, "::", "|". Reads what a <see cref="TextDialect"/> says, and is also what a dialect is
/// found with: what is seen in a sample is what will be read.
/// </summary>
/// <remarks>A quote that is not closed, or closed in the middle of a field, costs its line; reading goes on with the next.</remarks>
internal sealed class SeparatedTable : SourceTable
{
    private const int MaxNumbered = 64;

    private readonly TextLines lines;
    private readonly TextDialect dialect;
    private readonly Queue<(string Text, long Number)> givenBack = new();
    private readonly QuotedFields quoted;
    private readonly string separator;
    private Range[] fields = new Range[32];
    private char[] text = new char[1 << 12];
    private int length;
    private int count;
    private bool isQuoted;
    private long number;
    private string? problem;

    public SeparatedTable(Stream stream, TextDialect dialect, int maxRow)
    {
        lines = new TextLines(stream, maxRow, (byte)(dialect.CarriageReturns ? '\r' : '\n'));
        this.dialect = dialect;
        separator = dialect.Separator;
        quoted = new QuotedFields(separator, dialect.Quotes == QuoteStyle.Backslash);
        for (var skipped = 0; skipped < dialect.Skip && Read(); skipped++)
        {
        }

        Columns = !dialect.Header ? Numbered(Math.Max(MaxNumbered, dialect.Width)) : Read() ? Named() : [];
    }

    public override IReadOnlyList<string> Columns { get; }

    public override int FieldCount => isQuoted ? quoted.Count : count;

    public override long Row => number;

    public override string Text => new(text, 0, length);

    public override string? Problem => problem
        ?? (dialect.Width > 0 && FieldCount > dialect.Width && HasMore() ? $"{FieldCount} fields where {dialect.Width} are due" : null);

    public override ReadOnlySpan<char> this[int column] =>
        isQuoted ? quoted[column] : column < count ? text.AsSpan()[fields[column]] : default;

    public override bool Read()
    {
        while (NextLine())
        {
            var line = text.AsSpan(0, length);
            if (line.IsWhiteSpace())
            {
                continue;
            }

            problem = null;
            isQuoted = dialect.Quotes != QuoteStyle.None && line.Contains('"');
            if (isQuoted)
            {
                ReadQuoted();
            }
            else
            {
                Split();
            }

            return true;
        }

        return false;
    }

    public override void Dispose() => lines.Dispose();

    private IReadOnlyList<string> Named() =>
        ColumnNames.Of([.. Enumerable.Range(0, FieldCount).Select(column => this[column].Trim().ToString())], dialect.Width);

    private bool HasMore()
    {
        for (var column = dialect.Width; column < FieldCount; column++)
        {
            if (!this[column].IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
    }

    private bool NextLine()
    {
        if (givenBack.TryDequeue(out var back))
        {
            Room(back.Text.Length);
            back.Text.CopyTo(text);
            (length, number) = (back.Text.Length, back.Number);
            return true;
        }

        if (!lines.Read(out var line))
        {
            return false;
        }

        Room(line.Length);
        length = Utf8OrLatin1.Encoding.GetChars(line, text);
        number = lines.Number;
        return true;
    }

    private void Room(int characters)
    {
        if (text.Length < characters)
        {
            text = new char[Math.Max(characters, text.Length * 2)];
        }
    }

    private void ReadQuoted()
    {
        quoted.Begin();
        var state = quoted.Take(text.AsSpan(0, length));
        if (state == QuotedState.Complete)
        {
            return;
        }

        var first = number;
        var record = Text;
        List<(string Text, long Number)>? more = null;
        while (state == QuotedState.Open && record.Length + (more?.Sum(line => line.Text.Length) ?? 0) <= RowFilter.MaxText && NextLine())
        {
            more ??= [];
            more.Add((Text, number));
            state = quoted.Take($"\n{more[^1].Text}");
        }

        number = first;
        if (state == QuotedState.Complete && (more is null || dialect.Width == 0 || quoted.Count == dialect.Width))
        {
            record = more is null ? record : string.Join('\n', more.Select(line => line.Text).Prepend(record));
        }
        else
        {
            problem = state == QuotedState.Bad && more is null ? "there is text after a closing quote" : "a quote is not closed";
            GiveBack(more ?? []);
        }

        Room(record.Length);
        record.CopyTo(text);
        length = record.Length;
    }

    private void GiveBack(List<(string Text, long Number)> more)
    {
        var later = givenBack.ToArray();
        givenBack.Clear();
        foreach (var line in more.Concat(later))
        {
            givenBack.Enqueue(line);
        }
    }

    private void Split()
    {
        var rest = text.AsSpan(0, length);
        var start = 0;
        for (count = 0; ;)
        {
            if (count == fields.Length)
            {
                Array.Resize(ref fields, fields.Length * 2);
            }

            var width = separator.Length == 1 ? rest[start..].IndexOf(separator[0]) : rest[start..].IndexOf(separator);
            fields[count++] = width < 0 ? start..length : start..(start + width);
            if (width < 0)
            {
                return;
            }

            start += width + separator.Length;
        }
    }
}
