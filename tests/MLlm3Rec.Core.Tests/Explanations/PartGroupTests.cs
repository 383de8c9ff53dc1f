using MLlm3Rec.Ranking;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Explanations;

public sealed class PartGroupTests
{
    private static readonly ScorePart[] Parts =
    [
        new(PartCatalogue.Popular, 0.1, 0.5),
        new(Motive("value", "Value"), 0.2, -0.25),
        new(Motive("novelty", "Novelty"), 0.9, 1.5),
        new(Motive("quality", "Quality"), 0, 0),
        new(PartCatalogue.Together, 0.3, 0.75),
    ];

    [Fact]
    public void Of_MixedParts_GroupsByKindInOneFixedOrder() =>
        Assert.Equal(["Motives", "People like them", "Popularity"], PartGroup.Of(Parts).Select(group => group.Name));

    [Fact]
    public void Of_MixedParts_GroupsSumToTheScore()
    {
        var groups = PartGroup.Of(Parts);

        Assert.Equal(2.5, groups.Sum(group => group.Contribution), 12);
        Assert.Equal(Parts.Length, groups.Sum(group => group.Parts.Count));
    }

    [Fact]
    public void Of_OneKind_PutsTheHeaviestFirstWhateverItsSign() =>
        Assert.Equal(["Novelty", "Value", "Quality"], PartGroup.Of(Parts)[0].Parts.Select(part => part.Name));

    private static PartDefinition Motive(string key, string name) =>
        PartCatalogue.Motive(DefaultVocabulary.Instance.Dimensions[0] with { Key = key, Name = name });
}
