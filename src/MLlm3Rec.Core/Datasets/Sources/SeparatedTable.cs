namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// Lines whose fields are divided by a separator that never occurs in them and is never quoted: tabs, "::", "|". Quoted files are
/// the business of <see cref="CsvTable"/>.
/// </summary>
internal sealed class SeparatedTable : SourceTable
{
    private const int MaxNumbered = 64;

    private readonly TextLines lines;
    private readonly string separator;
    private Range[] fields = new Range[32];
    private char[] text = new char[1 << 12];
    private int length;
    private int count;

    public SeparatedTable(Stream stream, string separator, bool header, int maxRow)
    {
        lines = new TextLines(stream, maxRow);
        this.separator = separator;
        Columns = !header ? Numbered(MaxNumbered) : Read() ? [.. Enumerable.Range(0, count).Select(column => this[column].Trim().ToString())] : [];
    }

    public override IReadOnlyList<string> Columns { get; }

    public override int FieldCount => count;

    public override long Row => lines.Number;

    public override string Text => new(text, 0, length);

    public override ReadOnlySpan<char> this[int column] => column < count ? text.AsSpan()[fields[column]] : default;

    public override bool Read()
    {
        while (lines.Read(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (text.Length < line.Length)
            {
                text = new char[Math.Max(line.Length, text.Length * 2)];
            }

            length = Utf8OrLatin1.Encoding.GetChars(line, text);
            Split();
            return true;
        }

        return false;
    }

    public override void Dispose() => lines.Dispose();

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
