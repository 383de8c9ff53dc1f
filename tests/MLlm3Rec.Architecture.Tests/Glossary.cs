namespace MLlm3Rec.Architecture;

/// <summary>The words of <c>src/README.md</c>: those of the field, plain nouns, and those we do not use.</summary>
internal static class Glossary
{
    private static readonly IReadOnlyList<string> Lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "README.md"));

    /// <summary>The head of every term, singular: of "score part" it is "Part".</summary>
    public static IReadOnlySet<string> Nouns { get; } = FirstCells("## Glossary").Concat(Listed("### Plain nouns"))
        .Select(term => Words.Singular(Capital(term.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1])))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>As they would stand in a name: "back cast" is "BackCast".</summary>
    public static IReadOnlySet<string> Unused { get; } = FirstCells("### Words we do not use")
        .Select(term => string.Concat(term.Split(' ').Select(Capital)))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> FirstCells(string heading) =>
        Section(heading).Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .SelectMany(line => Terms(line.Split('|')[1]));

    private static IEnumerable<string> Listed(string heading) => Section(heading).SelectMany(Terms);

    private static IEnumerable<string> Section(string heading) =>
        Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'));

    private static IEnumerable<string> Terms(string text) =>
        text.Split([',', '.'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
