namespace MLlm3Rec.Datasets.Sources.Entries;

internal enum ContentKind
{
    Empty,
    Binary,
    Parquet,
    Workbook,
    Text,
}

/// <summary>Tells what a file holds by its first bytes, and what packs it where this program cannot open that.</summary>
internal static class ContentKinds
{
    private static readonly (byte[] Magic, string Name)[] Unopened =
    [
        ([(byte)'B', (byte)'Z', (byte)'h'], "packed with bzip2; unpack it first (bunzip2)"),
        ([0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "packed with xz; unpack it first (unxz)"),
        ([0x28, 0xb5, 0x2f, 0xfd], "packed with Zstandard; unpack it first (unzstd)"),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "a 7z archive; unpack it first"),
        ([(byte)'R', (byte)'a', (byte)'r', (byte)'!'], "a RAR archive; unpack it first"),
        ([0x04, 0x22, 0x4d, 0x18], "packed with LZ4; unpack it first (unlz4)"),
        ([0xd0, 0xcf, 0x11, 0xe0], "an Excel workbook of the old kind (.xls); save it as .xlsx or CSV"),
        ([(byte)'%', (byte)'P', (byte)'D', (byte)'F'], "a PDF"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file; save the table as CSV or Parquet"),
        ([(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e'], "an SQLite database; export the table as CSV"),
        ([(byte)'O', (byte)'R', (byte)'C'], "an ORC file; save the table as CSV or Parquet"),
        ([(byte)'O', (byte)'b', (byte)'j', 1], "an Avro file; save the table as CSV or Parquet"),
        ([(byte)'A', (byte)'R', (byte)'R', (byte)'O', (byte)'W', (byte)'1'], "an Arrow file; save the table as CSV or Parquet"),
        ([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'], "a NumPy array; save the table as CSV or Parquet"),
        ([0x80, 2], "a Python pickle, which may run programs and is not opened; save the table as CSV or Parquet"),
        ([0x80, 3], "a Python pickle, which may run programs and is not opened; save the table as CSV or Parquet"),
        ([0x80, 4], "a Python pickle, which may run programs and is not opened; save the table as CSV or Parquet"),
        ([0x80, 5], "a Python pickle, which may run programs and is not opened; save the table as CSV or Parquet"),
    ];

    /// <summary>What a file is that is not opened: "packed with xz; unpack it first (unxz)". Null where it may be text.</summary>
    public static string? NameOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in Unopened)
        {
            if (bytes.StartsWith(magic))
            {
                return name;
            }
        }

        return null;
    }

    public static ContentKind Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return ContentKind.Empty;
        }

        if (bytes.StartsWith("PAR1"u8))
        {
            return ContentKind.Parquet;
        }

        // Text has hardly any control characters; a zero byte here and there is what a crash or a bad copy left in it.
        var controls = 0;
        var zeros = 0;
        foreach (var unit in bytes)
        {
            controls += unit is > 0 and < 32 and not (9 or 10 or 12 or 13) ? 1 : 0;
            zeros += unit == 0 ? 1 : 0;
        }

        return NameOf(bytes) is not null || zeros > bytes.Length / 20 || controls > bytes.Length / 100 ? ContentKind.Binary : ContentKind.Text;
    }

    /// <summary>How the bytes must be rewritten before lines can be read from them.</summary>
    public static Rewriting RewritingOf(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            even += bytes[at] == 0 && at % 2 == 0 ? 1 : 0;
            odd += bytes[at] == 0 && at % 2 == 1 ? 1 : 0;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || (odd > bytes.Length / 3 && even == 0))
        {
            return Rewriting.LittleUtf16;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) || (even > bytes.Length / 3 && odd == 0))
        {
            return Rewriting.BigUtf16;
        }

        var text = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        text = text.TrimStart(" \t\r\n"u8);
        return text.StartsWith("["u8) && text[1..].TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? Rewriting.ObjectArray
            : text.StartsWith("{"u8) && text[1..].TrimStart(" \t"u8) is [(byte)'\n' or (byte)'\r', ..] ? Rewriting.ObjectArray
            : Rewriting.None;
    }
}

/// <summary>What is done to a file's bytes before lines are read from them.</summary>
internal enum Rewriting
{
    None,
    LittleUtf16,
    BigUtf16,

    /// <summary>One JSON array of objects, or objects over several lines, becomes one object a line.</summary>
    ObjectArray,
}
