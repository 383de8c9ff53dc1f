using System.IO.Compression;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Finds the files behind paths: itself, all of a folder, all of an archive. How a file is packed is seen in its first bytes.</summary>
internal static class SourceFinder
{
    public static IReadOnlyList<SourceEntry> Find(IEnumerable<string> paths, SourceLimits limits)
    {
        var entries = paths.SelectMany(Files).Distinct(StringComparer.Ordinal).SelectMany(Entries).Take(limits.MaxFiles + 1).ToList();
        if (entries.Count > limits.MaxFiles)
        {
            throw new SourceRefusedException($"There are more than {limits.MaxFiles:N0} files. Give the folder or the files of one dataset.");
        }

        return entries.Count > 0 ? entries : throw new SourceRefusedException("There is no file to read: the folder or archive is empty.");
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
                .Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path] : throw new SourceRefusedException($"There is no file or folder \"{path}\".");
    }

    private static IEnumerable<SourceEntry> Entries(string path)
    {
        var name = Path.GetFileName(path);
        using var file = OpenForReading(path);
        Span<byte> magic = stackalloc byte[4];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (read == magic.Length && magic.SequenceEqual("PK\u0003\u0004"u8))
        {
            file.Position = 0;
            return Members(path, name, file);
        }

        var packing = read >= 2 && magic[0] == 0x1f && magic[1] == 0x8b ? Packing.Gzip : Packing.Plain;
        var unpacked = packing == Packing.Gzip && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return [new SourceEntry(path, unpacked, Member: null, packing, file.Length)];
    }

    private static FileStream OpenForReading(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new SourceRefusedException($"{path} may not be read by this program.", denied);
        }
    }

    private static List<SourceEntry> Members(string path, string name, Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return
            [
                .. archive.Entries
                    .Where(member => member.Name is [not '.', ..] && !member.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
                    .Select(member => new SourceEntry(path, member.Name, member.FullName, Packing.Zip, member.CompressedLength)),
            ];
        }
        catch (InvalidDataException damaged)
        {
            throw new SourceRefusedException($"The archive {name} is damaged or was cut off. Download or pack it again.", damaged);
        }
    }
}
