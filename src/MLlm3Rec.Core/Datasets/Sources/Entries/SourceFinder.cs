using System.IO.Compression;

namespace MLlm3Rec.Datasets.Sources.Entries;

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

        return entries.Count > 0 ? Told(entries) : throw new SourceRefusedException("There is no file to read: the folder or archive is empty.");
    }

    /// <summary>Files of one name are told apart by the folder, or the archive, that they lie in.</summary>
    private static List<SourceEntry> Told(List<SourceEntry> entries)
    {
        var doubled = entries.CountBy(entry => entry.Name, StringComparer.Ordinal).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        return [.. entries.Select(entry => doubled.Contains(entry.Name) ? entry with { Name = $"{FolderOf(entry)}/{entry.Name}" } : entry)];
    }

    private static string FolderOf(SourceEntry entry) => entry.Packing == Packing.Workbook
        || Path.GetFileName(Path.GetDirectoryName(entry.Member ?? entry.Path)) is not { Length: > 0 } folder
        ? Path.GetFileName(entry.Path)
        : folder;

    /// <summary>Bytes on disk of all files behind the paths; a path with nothing behind it counts nothing.</summary>
    public static long SizeOf(IEnumerable<string> paths) => paths
        .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path])
        .Where(File.Exists)
        .Sum(file => new FileInfo(file).Length);

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
        file.Position = 0;
        if (read == magic.Length && magic.SequenceEqual("PK\u0003\u0004"u8))
        {
            return Members(path, name, file);
        }

        if (read < 2 || magic[0] != 0x1f || magic[1] != 0x8b)
        {
            return TarMembers.IsTar(file) ? TarMembers.Of(path, name, Packing.Tar, file) : [Single(path, name, Packing.Plain, file.Length)];
        }

        using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        if (!TarMembers.IsTar(unpacked))
        {
            return [Single(path, WithoutGz(name), Packing.Gzip, file.Length)];
        }

        file.Position = 0;
        using var archive = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        return TarMembers.Of(path, name, Packing.TarGzip, archive);
    }

    private static SourceEntry Single(string path, string name, Packing packing, long size) => new(path, name, Member: null, packing, size);

    private static string WithoutGz(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

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
        catch (IOException failed)
        {
            throw new SourceRefusedException($"{path} cannot be read: {failed.Message}", failed);
        }
    }

    private static List<SourceEntry> Members(string path, string name, Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry("xl/workbook.xml") is null
                ? [.. archive.Entries.Where(IsFile).Select(member => Member(path, member))]
                : Sheets(path, name, file);
        }
        catch (Exception damaged) when (SourceRefusedException.MayCome(damaged))
        {
            throw new SourceRefusedException($"The archive {name} is damaged or was cut off. Download or pack it again.", damaged);
        }
    }

    private static bool IsFile(ZipArchiveEntry member) =>
        member.Name is [not '.', ..] && !member.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static SourceEntry Member(string path, ZipArchiveEntry member) => Path.GetExtension(member.FullName) is ".gz" or ".GZ"
        ? new SourceEntry(path, WithoutGz(member.Name), member.FullName, Packing.ZipGzip, member.CompressedLength)
        : new SourceEntry(path, member.Name, member.FullName, Packing.Zip, member.CompressedLength);

    /// <summary>Sheets are tables side by side, like the files of an archive.</summary>
    private static List<SourceEntry> Sheets(string path, string name, Stream file)
    {
        var size = file.Length;
        file.Position = 0;
        var sheets = WorkbookText.Sheets(file);
        return [.. sheets.Select(sheet =>
            new SourceEntry(path, sheets.Count == 1 ? name : $"{name}, {sheet}", sheet, Packing.Workbook, size / sheets.Count))];
    }
}
