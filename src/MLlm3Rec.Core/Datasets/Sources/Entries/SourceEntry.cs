using System.IO.Compression;
using System.Text;

namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>One file as the publisher named it, wherever it lies: in a folder, packed, or in an archive.</summary>
/// <param name="Path">The file on disk: itself, or the archive.</param>
/// <param name="Name">Without folder and packing.</param>
/// <param name="Member">Its full name inside an archive, else null.</param>
/// <param name="Packing">How it is packed.</param>
/// <param name="PackedSize">Bytes on disk; what progress counts.</param>
internal sealed record SourceEntry(string Path, string Name, string? Member, Packing Packing, long PackedSize)
{
    /// <summary>What its bytes need before lines can be read from them.</summary>
    public Rewriting Rewriting { get; init; }

    /// <summary>Whether lines from all over it are enough; formats that are no lines are read whole.</summary>
    public bool IsSample { get; init; }

    private WorkbookText OpenSheet(Stream file)
    {
        try
        {
            return WorkbookText.Open(file, Member!);
        }
        catch (Exception damaged) when (SourceRefusedException.MayCome(damaged))
        {
            throw new SourceRefusedException($"{Name} is a workbook that is damaged or was cut off. Save it again, or the sheet as CSV.", damaged);
        }
    }

    private Stream OpenMember(ZipArchive archive)
    {
        try
        {
            var member = archive.GetEntry(Member!)!;
            return member.IsEncrypted
                ? throw new SourceRefusedException($"{Name} is encrypted inside its archive. Pack it without a password.")
                : member.Open();
        }
        catch (Exception damaged) when (SourceRefusedException.MayCome(damaged))
        {
            archive.Dispose();
            throw new SourceRefusedException(
                $"{Name} cannot be unpacked: its archive is damaged, or packed in a way this program does not know. Pack it again as a usual zip.",
                damaged);
        }
    }

    /// <summary>The unpacked bytes. <paramref name="guard"/> watches size and damage.</summary>
    public Stream Open(SourceGuard guard) => Rewriting switch
    {
        Rewriting.LittleUtf16 => Encoding.CreateTranscodingStream(OpenBytes(guard), Encoding.Unicode, Encoding.UTF8),
        Rewriting.BigUtf16 => Encoding.CreateTranscodingStream(OpenBytes(guard), Encoding.BigEndianUnicode, Encoding.UTF8),
        Rewriting.ObjectArray => new ObjectLines(OpenBytes(guard)),
        _ when IsSample => SpreadSample.Of(OpenBytes(guard)),
        _ => OpenBytes(guard),
    };

    private Stream OpenBytes(SourceGuard guard)
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

        if (Packing is Packing.Tar or Packing.TarGzip)
        {
            return guard.Watch(this, TarMembers.Open(this, file), file);
        }

        if (Packing == Packing.Workbook)
        {
            return guard.Watch(this, OpenSheet(file), file);
        }

        var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var member = OpenMember(archive);
        return guard.Watch(this, Packing == Packing.ZipGzip ? new GZipStream(member, CompressionMode.Decompress) : member, archive);
    }
}

internal enum Packing
{
    Plain,
    Gzip,
    Zip,

    /// <summary>A .gz inside a zip.</summary>
    ZipGzip,
    Tar,
    TarGzip,

    /// <summary>A sheet of an Excel workbook.</summary>
    Workbook,
}
