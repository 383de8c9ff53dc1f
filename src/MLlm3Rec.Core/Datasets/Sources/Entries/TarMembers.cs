using System.Formats.Tar;
using System.IO.Compression;

namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>Files of a tar archive. It has no table of contents: it is read through to list it, and again to a file to open that.</summary>
internal static class TarMembers
{
    private const int Block = 512;
    private const int MagicAt = 257;

    /// <summary>Whether the content begins with the header of a tar archive. Content that can is put back to its beginning.</summary>
    public static bool IsTar(Stream content)
    {
        Span<byte> header = stackalloc byte[Block];
        try
        {
            var read = content.ReadAtLeast(header, Block, throwOnEndOfStream: false);
            return read == Block && header[MagicAt..].StartsWith("ustar"u8);
        }
        catch (InvalidDataException)
        {
            // Damage is told where the file is read.
            return false;
        }
        finally
        {
            if (content.CanSeek)
            {
                content.Position = 0;
            }
        }
    }

    public static IReadOnlyList<SourceEntry> Of(string path, string name, Packing packing, Stream archive)
    {
        try
        {
            using var reader = new TarReader(archive, leaveOpen: true);
            var members = new List<SourceEntry>();
            while (reader.GetNextEntry() is { } member)
            {
                var file = member.Name[(member.Name.LastIndexOf('/') + 1)..];
                if (member.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && file is [not '.', ..])
                {
                    members.Add(new SourceEntry(path, file, member.Name, packing, packing == Packing.Tar ? member.Length : member.Length / 4));
                }
            }

            return members;
        }
        catch (Exception damaged) when (SourceRefusedException.MayCome(damaged))
        {
            throw new SourceRefusedException($"The archive {name} is damaged or was cut off. Download or pack it again.", damaged);
        }
    }

    public static Stream Open(SourceEntry entry, Stream file)
    {
        var reader = new TarReader(entry.Packing == Packing.TarGzip ? new GZipStream(file, CompressionMode.Decompress) : file);
        try
        {
            while (reader.GetNextEntry() is { } member)
            {
                if (member.Name == entry.Member && member.DataStream is { } data)
                {
                    return data;
                }
            }
        }
        catch (Exception damaged) when (SourceRefusedException.MayCome(damaged))
        {
            throw new SourceRefusedException($"{entry.Name} cannot be unpacked: its archive is damaged.", damaged);
        }

        return Stream.Null;
    }
}
