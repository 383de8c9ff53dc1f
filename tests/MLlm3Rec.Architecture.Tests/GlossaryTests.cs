namespace MLlm3Rec.Architecture;

/// <summary>Types are called by the words of the glossary in <c>src/README.md</c>.</summary>
public sealed class GlossaryTests
{
    private static readonly string[] Projects = ["MLlm3Rec.Core", "MLlm3Rec.Storage", "MLlm3Rec.Language"];

    [Fact]
    public void TypeNames_UseNoWordThatWeGaveUp()
    {
        Assert.NotEmpty(Glossary.Unused);
        Assert.Empty(Architecture.Projects.Types.Where(type => Words.Of(type.Name).Any(Glossary.Unused.Contains)).Select(type => type.FullName));
    }

    [Fact]
    public void PublicTypes_EndInANounOfTheGlossary()
    {
        Assert.NotEmpty(Glossary.Nouns);
        var unknown = Architecture.Projects.PublicTypes
            .Where(type => Projects.Contains(type.Assembly.GetName().Name))
            .Select(type => (type.FullName, Head: Words.Singular(Words.Of(type.Name.Split('`')[0]).Last(word => !char.IsDigit(word[0])))))
            .Where(type => !Glossary.Nouns.Contains(type.Head))
            .Select(type => $"{type.Head}: {type.FullName}");

        Assert.Empty(unknown);
    }
}
