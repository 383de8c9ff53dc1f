using System.Text;

namespace MLlm3Rec.Storage.Schema;

/// <summary>The folder that holds everything: makes it, closes it to other accounts, and lets its users know of each other.</summary>
/// <remarks>Locks are the operating system's and end with their process, however that ends.</remarks>
public sealed class DataFolder(StorageOptions options, TimeProvider clock) : IDisposable
{
    private static readonly string[] OurFolders = ["keys", "uploads", "models"];
    private static readonly string[] OurNames = [.. OurFolders, "sample", "README.md"];

    private readonly string useLock = Path.Combine(options.DataDirectory, "workbench.use");
    private readonly string serverLock = Path.Combine(options.DataDirectory, "workbench.server");
    private FileStream? use;
    private FileStream? serving;

    public string Location => options.DataDirectory;

    /// <summary>Whether other accounts can look into it. What we keep in there is closed to them even so.</summary>
    public bool IsOpenToOthers => PrivateFolder.IsOpenToOthers(options.DataDirectory);

    /// <summary>How many files of ours could not be closed to other accounts when this process started.</summary>
    public int LeftOpen { get; private set; }

    /// <summary>With its write-ahead log; 0 where it is gone.</summary>
    public long DatabaseBytes => new[] { "", DatabaseFile.WriteAheadLog }.Select(suffix => new FileInfo(options.DatabasePath + suffix))
        .Where(file => file.Exists).Sum(file => file.Length);

    /// <summary>Makes the folder where there is none, and says that this process uses it.</summary>
    /// <exception cref="DataFolderException">It cannot be made or written.</exception>
    public void Use() => InWords(() =>
    {
        Make();
        use ??= Lock(useLock, FileShare.Read) ?? throw new DataFolderException(
            options.DataDirectory, "is being restored from a copy. Start again when that has ended.");
    });

    /// <summary>Says that this process is the server of the folder.</summary>
    /// <exception cref="DataFolderException">Another server works with it.</exception>
    public void Serve() => InWords(() =>
    {
        Make();
        serving ??= Lock(serverLock, FileShare.None) ?? throw new DataFolderException(
            options.DataDirectory,
            $"belongs to another server: {ServerWords()}. Open that one, stop it, or choose another folder with --data-dir. "
            + "The command line may be used beside it.");
        PrivateFolder.Write(serverLock + ".txt", Encoding.UTF8.GetBytes($"process {Environment.ProcessId}, since {clock.GetUtcNow():u}"));
    });

    /// <summary>Nobody else may use the folder until the result is disposed of.</summary>
    /// <exception cref="DataFolderException">Somebody does.</exception>
    public IDisposable TakeAlone()
    {
        FileStream? alone = null;
        InWords(() =>
        {
            Make();
            alone = Lock(useLock, FileShare.None);
        });
        return alone ?? throw new DataFolderException(
            options.DataDirectory, "is in use. Stop the server and the command lines that work with it, then try again.");
    }

    public void Dispose()
    {
        serving?.Dispose();
        use?.Dispose();
    }

    /// <summary>
    /// Takes everybody else's rights to what lies in the folder already, as an earlier version left it. What cannot be closed is counted: it
    /// is no reason not to start.
    /// </summary>
    internal void CloseFiles()
    {
        LeftOpen = 0;
        var ours = OurFolders.Select(name => Path.Combine(options.DataDirectory, name)).Where(Directory.Exists);
        foreach (var folder in ours.SelectMany(WithItsFolders))
        {
            Close(folder, PrivateFolder.Create);
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                Close(file, PrivateFolder.CloseFile);
            }
        }

        foreach (var file in Directory.EnumerateFiles(options.DataDirectory, "workbench.*"))
        {
            Close(file, PrivateFolder.CloseFile);
        }
    }

    private static IEnumerable<string> WithItsFolders(string folder) => Directory.EnumerateDirectories(folder).Prepend(folder);

    private void Close(string path, Action<string> close)
    {
        try
        {
            close(path);
        }
        catch (Exception stuck) when (stuck is IOException or UnauthorizedAccessException)
        {
            LeftOpen += PrivateFolder.IsOpenToOthers(path) ? 1 : 0;
        }
    }

    private void Make()
    {
        if (!Directory.Exists(options.DataDirectory) || IsOursAlone())
        {
            PrivateFolder.Create(options.DataDirectory);
        }

        PrivateFolder.Create(options.KeyRingDirectory);
    }

    /// <summary>A folder that holds anything else, such as somebody's home, is not ours to close.</summary>
    private bool IsOursAlone() =>
        PrivateFolder.IsOpenToOthers(options.DataDirectory)
        && !PrivateFolder.IsShared(options.DataDirectory)
        && Directory.EnumerateFileSystemEntries(options.DataDirectory).Select(Path.GetFileName)
            .All(name => name!.StartsWith("workbench.", StringComparison.Ordinal) || OurNames.Contains(name, StringComparer.Ordinal));

    private string ServerWords()
    {
        try
        {
            return File.ReadAllText(serverLock + ".txt");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return "one that does not say which";
        }
    }

    /// <summary>Null where somebody else holds it in a way that does not go with ours.</summary>
    private static FileStream? Lock(string path, FileShare share)
    {
        if (!File.Exists(path))
        {
            PrivateFolder.Open(path, FileMode.OpenOrCreate).Dispose();
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, share, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private void InWords(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StorageFailures.InWords(failure, options) ?? new DataFolderException(
                options.DataDirectory,
                $"cannot be used by {Environment.UserName}: {failure.Message.TrimEnd('.')}. Give this account the right to write there, "
                + "or choose another folder with --data-dir.",
                failure);
        }
    }
}
