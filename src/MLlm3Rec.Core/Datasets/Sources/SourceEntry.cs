using System.IO.Compression;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>One file as the publisher named it, wherever it lies: in a folder, packed, or in an archive.</summary>
/// <param name="Path">The file on disk: itself, or the archive.</param>
/// <param name="Name">Without folder and packing.</param>
/// <param name="Member">Its full name inside an archive, else null.</param>
/// <param name="Packing">How it is packed.</param>
/// <param name="PackedSize">Bytes on disk; what progress counts.</param>
internal sealed record SourceEntry(string Path, string Name, string? Member, Packing Packing, long PackedSize)
{
    /// <summary>The unpacked bytes. <paramref name="guard"/> watches size and damage.</summary>
    public Stream Open(SourceGuard guard)
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (Packing == Packing.Plain)
        {
            return guard.Watch(this, file, file);
        }

        if (Packing == Packing.Gzip)
        {
            return guard.Watch(this, new GZipStream(file, CompressionMode.Decompress), file);
        }

        var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var member = archive.GetEntry(Member!)!.Open();
        return guard.Watch(this, member, archive);
    }
}

internal enum Packing
{
    Plain,
    Gzip,
    Zip,
}
