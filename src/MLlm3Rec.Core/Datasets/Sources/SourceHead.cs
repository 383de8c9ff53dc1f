using System.Text;
using System.Text.Json;

namespace MLlm3Rec.Datasets.Sources;

internal enum ContentKind
{
    Empty,
    Binary,
    Parquet,
    Utf16,
    Text,
}

/// <summary>The beginning of a file, by which formats recognise it; names and endings are not looked at.</summary>
internal sealed class SourceHead
{
    private const int Size = 1 << 18;
    private const int MaxLines = 200;

    private readonly Lazy<IReadOnlyList<string>> properties;

    private SourceHead(SourceEntry entry, ContentKind kind, IReadOnlyList<string> lines, IReadOnlyList<string> parquetColumns)
    {
        Entry = entry;
        Kind = kind;
        Lines = lines;
        ParquetColumns = parquetColumns;
        properties = new(() => Properties(lines, PythonLines));
    }

    public SourceEntry Entry { get; }

    public ContentKind Kind { get; }

    /// <summary>Whole lines that are not blank.</summary>
    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<string> ParquetColumns { get; }

    /// <summary>Whether the lines are objects, in JSON or in Python. Here and below one line in ten may be bad.</summary>
    public bool ObjectLines => Lines.Count > 0 && Mostly(line => line[0] == '{' && line[^1] == '}');

    public bool PythonLines => ObjectLines && Lines[0].Length > 1 && Lines[0].AsSpan(1).TrimStart().StartsWith("'");

    /// <summary>Names of all top-level properties of the objects, by first appearance; empty where lines are no objects.</summary>
    public IReadOnlyList<string> PropertyNames => ObjectLines ? properties.Value : [];

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

    /// <summary>Whether the first line is a header that begins with these columns.</summary>
    public bool HasHeader(char separator, params ReadOnlySpan<string> columns)
    {
        var header = Lines.Count == 0 ? [] : Lines[0].Split(separator, StringSplitOptions.TrimEntries);
        return header.Length >= columns.Length && header.AsSpan(0, columns.Length).SequenceEqual(columns);
    }

    public static async Task<SourceHead> ReadAsync(SourceEntry entry, SourceGuard guard)
    {
        await using var stream = entry.Open(guard);
        var bytes = new byte[Size];
        var length = stream.ReadAtLeast(bytes, Size, throwOnEndOfStream: false);
        var kind = KindOf(bytes.AsSpan(0, length));
        if (kind == ContentKind.Parquet)
        {
            using var table = await ParquetTable.OpenAsync(await SeekableCopy.OfAsync(entry, guard), guard.Token);
            return new SourceHead(entry, kind, [], table.Columns);
        }

        return new SourceHead(entry, kind, kind == ContentKind.Text ? LinesOf(bytes.AsSpan(0, length), cut: length == Size) : [], []);
    }

    private bool Mostly(Func<string, bool> test) => Lines.Count(line => !test(line)) * 10 <= Lines.Count;

    private static ContentKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return ContentKind.Empty;
        }

        if (bytes.StartsWith("PAR1"u8))
        {
            return ContentKind.Parquet;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            return ContentKind.Utf16;
        }

        // Text has no zero bytes and hardly any other control characters.
        var controls = 0;
        foreach (var unit in bytes)
        {
            controls += unit is < 32 and not (9 or 10 or 12 or 13) ? 1 : 0;
        }

        return bytes.Contains((byte)0) || controls > bytes.Length / 100 ? ContentKind.Binary : ContentKind.Text;
    }

    private static List<string> LinesOf(ReadOnlySpan<byte> bytes, bool cut)
    {
        var lines = Utf8OrLatin1.Encoding.GetString(bytes).TrimStart('\ufeff').Split('\n').Take(MaxLines + 1).ToList();
        if (lines.Count > 1 && (cut || lines.Count > MaxLines))
        {
            lines.RemoveAt(lines.Count - 1);
        }

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
                var reader = new Utf8JsonReader(python ? literal.ToJson(bytes) : bytes);
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
