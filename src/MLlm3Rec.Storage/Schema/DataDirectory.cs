namespace MLlm3Rec.Storage.Schema;

/// <summary>Finds the folder that a process keeps its data in.</summary>
public static class DataDirectory
{
    public const string Variable = "MLLM3REC_DATA";

    /// <summary>
    /// The first of: <paramref name="chosen"/>; the environment's MLLM3REC_DATA; <c>data/</c> of the clone that the program runs from
    /// or in; the platform's folder for local application data.
    /// </summary>
    public static StorageOptions Resolve(string? chosen) =>
        new(Path.GetFullPath(NotEmpty(chosen) ?? NotEmpty(Environment.GetEnvironmentVariable(Variable)) ?? InClone() ?? OfPlatform()));

    /// <summary>The folder of the sample: the clone's, else the one that is copied beside the program; null where there is neither.</summary>
    public static string? FindSample()
    {
        var folders = new[] { CloneRoot() is { } root ? Path.Combine(root, "data") : null, AppContext.BaseDirectory };
        return folders.OfType<string>().Select(folder => Path.Combine(folder, "sample")).FirstOrDefault(Directory.Exists);
    }

    private static string? InClone() => CloneRoot() is { } root ? Path.Combine(root, "data") : null;

    private static string OfPlatform() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "MLlm3Rec");

    private static string? CloneRoot() => RootAbove(Environment.CurrentDirectory) ?? RootAbove(AppContext.BaseDirectory);

    private static string? RootAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MLlm3Rec.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>Where the workbench keeps what it knows.</summary>
/// <param name="DataDirectory">An existing or new folder; holds the database, the uploads and the key ring.</param>
public sealed record StorageOptions(string DataDirectory)
{
    /// <summary>How long a write that somebody looks at waits for other writers. Default 30 s; for ever on a command line.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What this process is, for those who wait for it: "the server", "the command line (import)".</summary>
    public string Program { get; init; } = "another program";

    public string DatabasePath => Path.Combine(DataDirectory, "workbench.db");

    /// <summary>What opens the keys of connections; never belongs into a copy of the database that is handed on.</summary>
    public string KeyRingDirectory => Path.Combine(DataDirectory, "keys");
}
