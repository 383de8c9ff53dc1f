using System.Text.RegularExpressions;

namespace MLlm3Rec.Architecture;

/// <summary>Documents lead where they say, and stay short.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Folders = [".github", "src", "tests", "data"];

    private static IReadOnlyList<SourceFile> Documents { get; } =
    [
        new SourceFile("README.md", Path.Combine(Repository.Root, "README.md")), .. Folders.SelectMany(folder => Repository.Files(folder, ".md")),
    ];

    [Fact]
    public void Links_OfDocuments_LeadToFilesAndHeadings()
    {
        var links = Documents.SelectMany(file =>
            file.Lines.SelectMany(line => Link().Matches(line)).Select(match => (File: file, To: match.Groups["to"].Value)))
            .Where(link => !link.To.Contains("://", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(links);
        None.Of(links.Where(link => !Leads(link.File, link.To)).Select(link => $"{link.File.Name} → {link.To}"));
    }

    /// <summary>Whatever looks like a file of ours in a document is one.</summary>
    [Fact]
    public void Paths_OfDocuments_Exist()
    {
        var paths =
            Documents.SelectMany(file => file.Lines.SelectMany(line => OurPath().Matches(line)).Select(match => (file.Name, Path: match.Value)));

        None.Of(paths.Where(path => !Exists(path.Path)).Select(path => $"{path.Name}: {path.Path}"));
    }

    [Theory]
    [InlineData("README.md", 120)]
    [InlineData(".github/CONTRIBUTING.md", 120)]
    public void Documents_StayShort(string name, int most) => Assert.InRange(Documents.Single(file => file.Name == name).Lines.Count, 1, most);

    [Fact]
    public void Decisions_FitAPage() =>
        None.Of(
            Repository.Files("src/decisions", ".md")
                .Where(file => file.Name.Split('/')[^1] != "README.md" && file.Lines.Count > 60)
                .Select(file => file.Name));

    [Fact]
    public void Decisions_AreListed()
    {
        var list = File.ReadAllText(Path.Combine(Repository.Root, "src/decisions/README.md"));

        None.Of(
            Repository.Files("src/decisions", ".md")
                .Select(file => file.Name.Split('/')[^1])
                .Where(name => name != "README.md" && !list.Contains(name, StringComparison.Ordinal)));
    }

    private static bool Leads(SourceFile from, string to)
    {
        var (path, heading) = to.Split('#') is [var before, var after] ? (before, after) : (to, "");
        var target = path.Length == 0 ? from.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.Path)!, path));
        return Path.Exists(target) && (heading.Length == 0 || File.ReadLines(target).Any(line => line.StartsWith('#') && Anchor(line) == heading));
    }

    private static string Anchor(string heading) =>
        NoAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static bool Exists(string path) =>
        path.Contains('*', StringComparison.Ordinal)
            || path.Contains('<', StringComparison.Ordinal)
            || Path.Exists(Path.Combine(Repository.Root, path.TrimEnd('/', '.')));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w/.-])(?:src|tests|wwwroot-assets)/[\w./*<>-]+")]
    private static partial Regex OurPath();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
