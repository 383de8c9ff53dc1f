namespace MLlm3Rec.Architecture;

/// <summary>Types are called by the words of the glossary in <c>src/README.md</c>.</summary>
public sealed class GlossaryTests
{
    private static readonly string[] Projects = ["MLlm3Rec.Core", "MLlm3Rec.Storage", "MLlm3Rec.Language"];

    [Fact]
    public void TypeNames_UseNoWordThatWeGaveUp()
    {
        Assert.NotEmpty(Glossary.Unused);
        None.Of(Architecture.Projects.Types.Where(type => Glossary.Unused.Any(word => Holds(type.Name, word))).Select(type => type.FullName));
    }

    [Fact]
    public void PublicTypes_EndInANounOfTheGlossary()
    {
        Assert.NotEmpty(Glossary.Nouns);
        var unknown = Architecture.Projects.PublicTypes
            .Where(type => Projects.Contains(type.Assembly.GetName().Name) && !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal))
            .Select(type => (type.FullName, Head: Head(type.Name.Split('`')[0])))
            .Where(type => !Glossary.Nouns.Contains(type.Head))
            .Select(type => $"{type.Head}: {type.FullName}");

        None.Of(unknown);
    }

    private static string Head(string name) => Words.Singular(Words.Of(name).Last().TrimEnd("0123456789".ToCharArray()));

    /// <summary>"ToldMotives" holds "Told", "Toldness" does not.</summary>
    private static bool Holds(string name, string word) =>
        Enumerable.Range(0, Math.Max(0, name.Length - word.Length + 1))
            .Any(start => name.AsSpan(start).StartsWith(word, StringComparison.Ordinal)
                && (start + word.Length == name.Length || !char.IsLower(name[start + word.Length])));
}
