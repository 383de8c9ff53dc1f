namespace MLlm3Rec.Storage.Schema;

/// <summary>A folder whose files nobody but its owner may read.</summary>
internal static class PrivateFolder
{
    /// <summary>Before the first file is written, so that there is no moment in which others may read it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // The profile's own rights apply, and Data Protection encrypts the ring with the account's key.
            Directory.CreateDirectory(path);
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(path, OwnerOnly);
        if (File.GetUnixFileMode(path) != OwnerOnly)
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }
}
