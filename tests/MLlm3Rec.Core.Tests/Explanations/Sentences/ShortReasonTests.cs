using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Explanations.Sentences;

public sealed class ShortReasonTests
{
    private static readonly ScorePart Novelty = new(Motive("novelty", "Novelty"), 0.9, 1.5);
    private static readonly ScorePart Hobby = new(Motive("hobby-mastery", "Hobby & mastery"), 0.5, 1.0);
    private static readonly ScorePart FaintValue = new(Motive("value", "Value"), 0.1, 0.1);
    private static readonly ScorePart Together = new(PartCatalogue.Together, 0.3, 0.75, Source: 4);

    private static readonly TraitProfile Traits = new(
        new ItemId("i1"),
        [new Trait("novelty", 0.8, "It is new.", new QuotedSpan(TextField.Title, 0, "limited edition"))],
        new Provenance("built-in", "1", "v", "k"));

    [Fact]
    public void Of_OneMotive_NamesItWithTheItemsOwnWords() =>
        Assert.Equal(
            "Because they choose for novelty and this offers it (“limited edition”).",
            ShortReason.Of([Novelty, FaintValue], Traits, _ => null));

    [Fact]
    public void Of_FiveMotivesOfLikeWeight_NamesTheStrongest()
    {
        string[] keys = ["value", "quality", "hobby-mastery", "aesthetics", "novelty"];
        ScorePart[] parts = [.. keys.Select((key, place) => new ScorePart(Motive(key, key), 0.5, 1 + (place / 100.0)))];

        Assert.Equal("Because they choose for novelty and this offers it (“limited edition”).", ShortReason.Of(parts, Traits, _ => null));
    }

    [Fact]
    public void Of_TwoMotivesAndACompanion_NamesAllThree() =>
        Assert.Equal(
            "Because they choose for novelty and hobby & mastery and this offers both (“limited edition”); also, people who chose “Kite” chose it "
                + "too.",
            ShortReason.Of([Hobby, Together, Novelty], Traits, position => position == 4 ? "Kite" : null));

    [Fact]
    public void Of_MotivesWeakerThanTheCompanion_SaysTheCompanionFirst() =>
        Assert.Equal(
            "Because people with choices like this person's chose it; it also offers novelty (“limited edition”), which they choose for.",
            ShortReason.Of([Together with { Contribution = 4, Source = -1 }, Novelty], Traits, _ => null));

    [Fact]
    public void Of_MotivesThatHardlyCount_AreNotNamed() =>
        Assert.Equal("Because many people choose it.", ShortReason.Of([new(PartCatalogue.Popular, 1, 9), FaintValue], Traits, _ => null));

    [Fact]
    public void Of_NoMotive_NamesTheStrongestOtherPart() =>
        Assert.Equal("Because people with choices like this person's chose it.", ShortReason.Of([Together], null, _ => null));

    [Fact]
    public void Of_LearnedPart_SaysThatItIsAboutLikes() =>
        Assert.Equal(
            "Because people who choose things like “Kite” tend to choose things like this.",
            ShortReason.Of([new(PartCatalogue.LearnedTogether, 1, 2, Source: 0)], null, _ => "Kite"));

    [Fact]
    public void Of_SameBrand_DoesNotSpeakOfDescriptions() =>
        Assert.Equal(
            "Because it is of the same brand as “Kite”.",
            ShortReason.Of([new(PartCatalogue.SameBrand, 1, 2, Source: 0)], null, _ => "Kite"));

    [Fact]
    public void Of_StrongPartOfWeakKind_NamesTheStrongestKind() =>
        Assert.Equal(
            "Because people with choices like this person's chose it.",
            ShortReason.Of(
                [new(PartCatalogue.Popular, 1, 2), new(PartCatalogue.LongKnown, 1, -1.8), Together with { Source = -1 }],
                null,
                _ => null));

    [Fact]
    public void Of_LongTitle_IsCutBetweenWords() =>
        Assert.Equal(
            "Because people who chose “Remington CI95AC/2 Tstudio Salon Collection Pearl …” chose it too.",
            ShortReason.Of([Together], null, _ => "Remington CI95AC/2 Tstudio Salon Collection Pearl Digital Ceramic Curling Wand"));

    [Fact]
    public void Of_NothingPositive_SaysSo() =>
        Assert.StartsWith("Nothing speaks for it", ShortReason.Of([Novelty with { Contribution = -1 }], null, _ => null), StringComparison.Ordinal);

    private static PartDefinition Motive(string key, string name) =>
        PartCatalogue.Motive(DefaultVocabulary.Instance.Dimensions[0] with { Key = key, Name = name });
}
