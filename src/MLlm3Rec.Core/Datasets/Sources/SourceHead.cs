using System.Text;
using System.Text.Json;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>The beginning of a file, by which formats recognise it; names and endings are not looked at.</summary>
internal sealed class SourceHead
{
    private const int Size = 1 << 18;
    private const int MaxLines = 200;

    private readonly Lazy<IReadOnlyList<string>> properties;
    private TableShape? shape;
    private bool hasShape;

    private SourceHead(SourceEntry entry, ContentKind kind, byte[] bytes, IReadOnlyList<string> lines, IReadOnlyList<string> columns)
    {
        Entry = entry;
        Kind = kind;
        Bytes = bytes;
        Lines = lines;
        FixedColumns = columns;
        properties = new(() => Properties(lines, PythonLines));
    }

    public SourceEntry Entry { get; }

    public ContentKind Kind { get; }

    /// <summary>Whole lines that are not blank.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The bytes of these lines and the ones between them.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Columns of a format that states them: Parquet.</summary>
    public IReadOnlyList<string> FixedColumns { get; }

    /// <summary>Whether the lines are objects, in JSON or in Python. Here and below one line in ten may be bad.</summary>
    public bool ObjectLines => Lines.Count > 0 && Mostly(line => line[0] == '{' && line[^1] == '}');

    public bool PythonLines => ObjectLines && Lines[0].Length > 1 && Lines[0].AsSpan(1).TrimStart().StartsWith("'");

    /// <summary>Names of all top-level properties of the objects, by first appearance; empty where lines are no objects.</summary>
    public IReadOnlyList<string> PropertyNames => ObjectLines ? properties.Value : [];

    /// <summary>How it is laid out as a table, looked for once.</summary>
    public TableShape? Shape(Func<TableShape?> look)
    {
        shape = hasShape ? shape : look();
        hasShape = true;
        return shape;
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!PropertyNames.Contains(name, StringComparer.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the lines have so many fields and <paramref name="test"/> holds for them.</summary>
    public bool LinesHave(string separator, int fields, Func<string[], bool> test) =>
        Kind == ContentKind.Text && Lines.Count > 0 && Mostly(line => line.Split(separator) is var parts && parts.Length == fields && test(parts));

    /// <summary>The names in the first line, without what surrounds them: as a table reads its header.</summary>
    public string[] Header(char separator) => Lines.Count == 0 ? [] : Lines[0].Split(separator, StringSplitOptions.TrimEntries);

    /// <summary>Whether the first line is a header that begins with these columns.</summary>
    public bool HasHeader(char separator, params ReadOnlySpan<string> columns)
    {
        var header = Header(separator);
        return header.Length >= columns.Length && header.AsSpan(0, columns.Length).SequenceEqual(columns);
    }

    public static async Task<SourceHead> ReadAsync(SourceEntry entry, SourceGuard guard)
    {
        var bytes = Beginning(entry, guard);
        if (ContentKinds.RewritingOf(bytes) is var rewriting and not Rewriting.None)
        {
            entry = entry with { Rewriting = rewriting };
            bytes = Beginning(entry, guard);
        }

        var kind = ContentKinds.Of(bytes);
        if (kind == ContentKind.Parquet)
        {
            using var table = await ParquetTable.OpenAsync(entry, guard);
            return new SourceHead(entry, kind, [], [], table.Columns);
        }

        if (kind != ContentKind.Text)
        {
            return new SourceHead(entry, kind, bytes[..Math.Min(bytes.Length, 16)], [], []);
        }

        bytes = WholeLines(bytes);
        return new SourceHead(entry, kind, bytes, LinesOf(bytes), []);
    }

    private static byte[] Beginning(SourceEntry entry, SourceGuard guard)
    {
        using var stream = entry.Open(guard);
        var bytes = new byte[Size];
        return bytes[..stream.ReadAtLeast(bytes, Size, throwOnEndOfStream: false)];
    }

    /// <summary>As many lines as are looked at; one that may have been cut is left out.</summary>
    private static byte[] WholeLines(byte[] bytes)
    {
        var end = (byte)(bytes.Contains((byte)'\n') ? '\n' : '\r');
        var (at, lines) = (0, 0);
        while (lines < MaxLines && bytes.AsSpan(at).IndexOf(end) is var width and >= 0)
        {
            at += width + 1;
            lines++;
        }

        return lines == MaxLines || (bytes.Length == Size && lines > 0) ? bytes[..at] : bytes;
    }

    private bool Mostly(Func<string, bool> test) => Lines.Count(line => !test(line)) * 10 <= Lines.Count;

    private static List<string> LinesOf(byte[] bytes)
    {
        var lines = Utf8OrLatin1.Encoding.GetString(bytes).TrimStart('\ufeff').Split(bytes.Contains((byte)'\n') ? '\n' : '\r');
        return [.. lines.Select(line => line.Trim(' ', '\r')).Where(line => line.Length > 0)];
    }

    private static List<string> Properties(IReadOnlyList<string> lines, bool python)
    {
        var names = new List<string>();
        var literal = new PythonLiteral();
        foreach (var line in lines)
        {
            try
            {
                var bytes = Encoding.UTF8.GetBytes(line);
                var reader = new Utf8JsonReader(python || line.Contains("NaN", StringComparison.Ordinal) ? literal.ToJson(bytes) : bytes);
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Skip();
                    if (!names.Contains(name, StringComparer.Ordinal))
                    {
                        names.Add(name);
                    }
                }
            }
            catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
            {
                // The row will be skipped with its reason when the file is read.
            }
        }

        return names;
    }
}
