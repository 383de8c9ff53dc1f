namespace MLlm3Rec.Storage.Schema;

/// <summary>Folders and files that nobody but their owner may read.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Before the first file is written, so that there is no moment in which others may read it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // The profile's own rights apply, and Data Protection encrypts the ring with the account's key.
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnersFolder);
        Close(path, OwnersFolder);
    }

    /// <summary>A stream into a file that nobody else may read from its first byte on.</summary>
    public static FileStream Open(string path, FileMode mode, FileOptions options = FileOptions.None)
    {
        var wanted = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            wanted.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, wanted);
    }

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = Open(path, FileMode.Create);
        file.Write(content);
    }

    /// <summary>Takes everybody else's rights to a file.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to another account.</exception>
    public static void CloseFile(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Close(path, OwnersFile);
        }
    }

    /// <summary>Whether other accounts of this machine have any right to it; never where the system keeps no such rights.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;

    /// <summary>Whether everybody may put files there and nobody take those of others: such a folder belongs to all.</summary>
    internal static bool IsShared(string path) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit);

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Close(string path, UnixFileMode wanted)
    {
        if (File.GetUnixFileMode(path) != wanted)
        {
            File.SetUnixFileMode(path, wanted);
        }
    }
}
