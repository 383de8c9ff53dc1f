namespace MLlm3Rec.Storage;

/// <summary>Where the workbench keeps what it knows.</summary>
/// <param name="DataDirectory">An existing or new folder; holds the database and the uploads.</param>
public sealed record StorageOptions(string DataDirectory)
{
    public string DatabasePath => Path.Combine(DataDirectory, "workbench.db");
}
