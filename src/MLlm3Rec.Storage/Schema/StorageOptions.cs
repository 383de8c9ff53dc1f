namespace MLlm3Rec.Storage.Schema;

/// <summary>Where the workbench keeps what it knows.</summary>
/// <param name="DataDirectory">An existing or new folder; holds the database, the uploads and the key ring.</param>
public sealed record StorageOptions(string DataDirectory)
{
    public string DatabasePath => Path.Combine(DataDirectory, "workbench.db");

    /// <summary>What opens the keys of connections; never belongs into a copy of the database that is handed on.</summary>
    public string KeyRingDirectory => Path.Combine(DataDirectory, "keys");
}
