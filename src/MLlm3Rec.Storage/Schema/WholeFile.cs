namespace MLlm3Rec.Storage.Schema;

/// <summary>A file beside the database that is there whole or not at all, and for its owner alone.</summary>
internal static class WholeFile
{
    private const string Unfinished = ".part";

    /// <exception cref="DiskFullException">It does not fit; nothing of it is left.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = path + Unfinished;
        try
        {
            using (var stream = PrivateFolder.Open(unfinished, FileMode.Create))
            {
                write(stream);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (IOException full) when (DiskSpace.IsFull(full))
        {
            File.Delete(unfinished);
            var folder = Path.GetDirectoryName(path)!; // It has just held a file.
            throw new DiskFullException(folder, DiskSpace.FreeIn(folder), cause: full);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
