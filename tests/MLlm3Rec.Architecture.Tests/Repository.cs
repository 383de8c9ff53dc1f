namespace MLlm3Rec.Architecture;

/// <summary>The files that people write, found from where the tests were built.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Files below a folder of the repository by ending, without what a build or a migration writes.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path), path))
            .Where(file => !file.Name.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "TestResults" or "StrykerOutput"))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "MLlm3Rec.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run from inside the repository."));
}

/// <summary>One file by its name from the root of the repository.</summary>
internal sealed record SourceFile(string Name, string Path)
{
    private readonly Lazy<string[]> _lines = new(() => File.ReadAllLines(Path));

    public IReadOnlyList<string> Lines => _lines.Value;

    /// <summary>Lines of code, without those that are comments, each as "file:line: text".</summary>
    public IEnumerable<(string Place, string Text)> Code => Numbered.Where(line => !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>Lines without those that hold, or lie inside, a literal in three quotes.</summary>
    public IEnumerable<(string Place, string Text)> OutsideRawLiterals
    {
        get
        {
            var inside = false;
            foreach (var line in Numbered)
            {
                var marks = line.Text.Split("\"\"\"").Length - 1;
                if (!inside && marks == 0)
                {
                    yield return line;
                }

                inside ^= marks % 2 == 1;
            }
        }
    }

    public IEnumerable<(string Place, string Text)> Numbered => Lines.Select((text, index) => ($"{Name}:{index + 1}", text));
}
