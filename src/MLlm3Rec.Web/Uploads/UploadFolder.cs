using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Web.Uploads;

/// <summary>
/// Where uploaded files wait for their import: one folder per upload under the data directory. A file has its own name
/// only when it is complete; until then it ends in <c>.part</c>.
/// </summary>
public sealed class UploadFolder(StorageOptions storage)
{
    private const string Partial = ".part";
    private const int IdBytes = 16;

    // File systems take 255, and ".part" stands behind.
    private const int MaxNameBytes = 240;

    /// <summary>How often the disk is looked at while a file comes. Bytes; less than the reserve.</summary>
    private const long CheckEvery = 1 << 20;

    private readonly string root = Path.Combine(storage.DataDirectory, "uploads");

    public string Create()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        PrivateFolder.Create(root);
        PrivateFolder.Create(Path.Combine(root, id));
        return id;
    }

    /// <summary>The folder of an upload, or null where there is none of that name. Ids come from the browser, so they are never trusted as
    /// paths.</summary>
    public string? Find(string id)
    {
        var isId = id.Length == 2 * IdBytes && id.All(char.IsAsciiHexDigitLower);
        var path = Path.Combine(root, id);
        return isId && Directory.Exists(path) ? path : null;
    }

    /// <summary>Full paths of the complete files, by name.</summary>
    public IReadOnlyList<string> Files(string id) => Find(id) is { } path
        ? [.. Directory.EnumerateFiles(path).Where(file => !file.EndsWith(Partial, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Streams to disk. A stream that breaks off, or grows past the limit, leaves nothing behind.</summary>
    /// <exception cref="DiskFullException">It does not fit.</exception>
    /// <exception cref="UploadTooLargeException">More than <paramref name="maxBytes"/> came.</exception>
    public async Task<long> SaveAsync(string folder, string fileName, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, SafeName(fileName));
        var partial = target + Partial;
        try
        {
            long written;
            await using (var file = PrivateFolder.Open(partial, FileMode.Create, FileOptions.Asynchronous))
            {
                written = await CopyAsync(content, file, maxBytes, cancellationToken);
            }

            File.Move(partial, target, overwrite: true);
            return written;
        }
        catch (IOException full) when (DiskSpace.IsFull(full))
        {
            throw new DiskFullException(storage.DataDirectory, DiskSpace.FreeIn(storage.DataDirectory), cause: full);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public void Remove(string id)
    {
        if (Find(id) is { } path)
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Takes uploads whose last file came before that time, also those of an earlier start of the server.</summary>
    /// <exception cref="UploadsLeftException">Some cannot be removed; all others are.</exception>
    public void RemoveUntouchedSince(DateTimeOffset time)
    {
        var folders = Directory.Exists(root) ? new DirectoryInfo(root).GetDirectories() : [];
        var left = new List<Exception>();
        foreach (var folder in folders.Where(folder => folder.LastWriteTimeUtc < time.UtcDateTime))
        {
            try
            {
                Remove(folder.Name);
            }
            catch (Exception stuck) when (stuck is IOException or UnauthorizedAccessException)
            {
                left.Add(stuck);
            }
        }

        if (left.Count > 0)
        {
            throw new UploadsLeftException(root, left);
        }
    }

    // Blank, dots only, or with a path in it: what is left of a name is a name.
    private static string SafeName(string name)
    {
        var letters = Path.GetFileName(name.Replace('\\', '/'))
            .Select(letter => char.IsControl(letter) || Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter);
        var safe = string.Concat(letters).Trim(' ', '.');
        return safe.Length == 0 ? "file" : End(safe);
    }

    /// <summary>The end of a name, where its kind stands, in as many whole letters as a file system takes: it counts bytes.</summary>
    private static string End(string name)
    {
        var left = MaxNameBytes;
        var kept = name.EnumerateRunes().Reverse().TakeWhile(letter => (left -= letter.Utf8SequenceLength) >= 0).Reverse();
        return string.Concat(kept);
    }

    private async Task<long> CopyAsync(Stream from, Stream to, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var written = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            written += read;
            if (written > maxBytes)
            {
                throw new UploadTooLargeException();
            }

            if (written / CheckEvery != (written - read) / CheckEvery)
            {
                DiskSpace.Require(storage.DataDirectory);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return written;
    }
}

/// <summary>Something in the uploads stays, whatever one tries.</summary>
public sealed class UploadsLeftException(string folder, IReadOnlyList<Exception> causes) : RefusalException(
    $"{(causes.Count == 1 ? "An old upload" : $"{causes.Count} old uploads")} in {folder} cannot be removed: {causes[0].Message} Remove it by hand.",
    causes[0]);

/// <summary>The file is larger than <see cref="UploadOptions.MaxMegabytes"/>.</summary>
public sealed class UploadTooLargeException : Exception;

/// <summary>Limits of what the browser may send; section "Uploads" of the settings.</summary>
public sealed class UploadOptions
{
    /// <summary>Largest file in megabytes (10⁶ bytes). Default 4000: the largest public review file packed, with room.</summary>
    [Range(1, 1_000_000)]
    public int MaxMegabytes { get; set; } = 4000;

    public long MaxBytes => MaxMegabytes * 1_000_000L;
}
