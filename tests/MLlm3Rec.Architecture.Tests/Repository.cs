namespace MLlm3Rec.Architecture;

internal static class Repository
{
    /// <summary>The folder that holds the solution, found from where the tests were built.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "MLlm3Rec.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from inside the repository."));
}
