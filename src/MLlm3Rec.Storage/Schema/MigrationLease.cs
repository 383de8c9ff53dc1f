namespace MLlm3Rec.Storage.Schema;

/// <summary>One process at a time may change the tables; the operating system gives the lease back when its holder dies.</summary>
internal static class MigrationLease
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    public static FileStream Take(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                cancellationToken.WaitHandle.WaitOne(Patience);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
