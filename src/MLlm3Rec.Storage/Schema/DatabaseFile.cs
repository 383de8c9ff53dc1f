using System.Buffers.Binary;

namespace MLlm3Rec.Storage.Schema;

/// <summary>What the bytes of a database's file say before SQLite reads them (sqlite.org/fileformat2.html).</summary>
internal static class DatabaseFile
{
    public const string WriteAheadLog = "-wal";
    public const string SharedMemory = "-shm";

    private const int HeaderBytes = 100;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Null for what looks like a database; else what it is, to be said after the file's name.</summary>
    public static string? Fault(string path)
    {
        var header = Header(path, out var length);
        return length == 0 ? "is empty (0 bytes)"
            : length < HeaderBytes || !header.AsSpan().StartsWith(Magic) ? "is no database"
            : null;
    }

    /// <summary>
    /// Whether pages are missing at its end. Meaningful while nothing waits in the write-ahead log: until then pages may be in there alone.
    /// </summary>
    public static bool IsCutOff(string path)
    {
        var header = Header(path, out var length);
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16)) is var size && size == 1 ? 65536 : size;
        return length < (long)pageSize * BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(28));
    }

    private static byte[] Header(string path, out long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        length = file.Length;
        var header = new byte[HeaderBytes];
        _ = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        return header;
    }
}
