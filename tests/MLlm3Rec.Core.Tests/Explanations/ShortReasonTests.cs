using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Ranking;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Explanations;

public sealed class ShortReasonTests
{
    private static readonly ScorePart Novelty = new(PartKind.Motive, "Novelty", "novelty", 0.9, 1.5);
    private static readonly ScorePart Hobby = new(PartKind.Motive, "Hobby & mastery", "hobby-mastery", 0.5, 1.0);
    private static readonly ScorePart FaintValue = new(PartKind.Motive, "Value", "value", 0.1, 0.1);
    private static readonly ScorePart Together = new(PartKind.CoPreference, "Often chosen together", null, 0.3, 0.75, Source: 4);

    private static readonly TraitProfile Traits = new(
        new ItemId("i1"),
        [new Trait("novelty", 0.8, "It is new.", new QuotedSpan(TextField.Title, 0, "limited edition"))],
        new Provenance("built-in", "1", "v", "k"));

    [Fact]
    public void Of_OneMotive_NamesItWithTheItemsOwnWords() =>
        Assert.Equal(
            "Because you choose for novelty and this offers it (“limited edition”).",
            ShortReason.Of([Novelty, FaintValue], Traits, _ => null));

    [Fact]
    public void Of_TwoMotivesAndACompanion_NamesAllThree() =>
        Assert.Equal(
            "Because you choose for novelty and hobby & mastery and this offers both (“limited edition”); also, people who chose “Kite” chose it too.",
            ShortReason.Of([Hobby, Together, Novelty], Traits, position => position == 4 ? "Kite" : null));

    [Fact]
    public void Of_MotivesWeakerThanTheCompanion_SaysTheCompanionFirst() =>
        Assert.Equal(
            "Because people with choices like yours chose it; it also offers novelty (“limited edition”), which you choose for.",
            ShortReason.Of([Together with { Contribution = 4, Source = -1 }, Novelty], Traits, _ => null));

    [Fact]
    public void Of_MotivesThatHardlyCount_AreNotNamed() =>
        Assert.Equal("Because many people choose it.", ShortReason.Of([new(PartKind.Popularity, "Popularity", null, 1, 9), FaintValue], Traits, _ => null));

    [Fact]
    public void Of_NoMotive_NamesTheStrongestOtherPart() =>
        Assert.Equal("Because people with choices like yours chose it.", ShortReason.Of([Together], null, _ => null));

    [Theory]
    [InlineData(PartKind.CoPreference, "Learned to go together", "Because people who choose things like “Kite” tend to choose things like this.")]
    [InlineData(PartKind.Sequence, "Learned to come next", "Because things like this tend to be chosen after things like “Kite”.")]
    public void Of_LearnedPart_SaysThatItIsAboutLikes(PartKind kind, string name, string expected) =>
        Assert.Equal(expected, ShortReason.Of([new(kind, name, null, 1, 2, Source: 0)], null, _ => "Kite"));

    [Fact]
    public void Of_StrongPartOfWeakKind_NamesTheStrongestKind() =>
        Assert.Equal(
            "Because people with choices like yours chose it.",
            ShortReason.Of(
                [new(PartKind.Popularity, "Popular", null, 1, 2), new(PartKind.Popularity, "Popular lately", null, 1, -1.8), Together with { Source = -1 }],
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
}
