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
            ShortReason.Of([Novelty, FaintValue], Known(), Traits, _ => null));

    [Fact]
    public void Of_FiveMotivesOfLikeWeight_NamesTheStrongest()
    {
        string[] keys = ["value", "quality", "hobby-mastery", "aesthetics", "novelty"];
        ScorePart[] parts = [.. keys.Select((key, place) => new ScorePart(Motive(key, key), 0.5, 1 + (place / 100.0)))];

        Assert.Equal(
            "Because they choose for novelty and this offers it (“limited edition”).", ShortReason.Of(parts, Known(keys), Traits, _ => null));
    }

    [Fact]
    public void Of_TwoMotivesAndACompanion_NamesAllThree() =>
        Assert.Equal(
            "Because they choose for novelty and hobby & mastery and this offers both (“limited edition”); also, people who chose “Kite” chose it "
                + "too.",
            ShortReason.Of([Hobby, Together, Novelty], Known(), Traits, position => position == 4 ? "Kite" : null));

    [Fact]
    public void Of_MotivesWeakerThanTheCompanion_SaysTheCompanionFirst() =>
        Assert.Equal(
            "Because people with choices like this person's chose it; it also offers novelty (“limited edition”), which they choose for.",
            ShortReason.Of([Together with { Contribution = 4, Source = -1 }, Novelty], Known(), Traits, _ => null));

    [Fact]
    public void Of_MotivesThatHardlyCount_AreNotNamed() =>
        Assert.Equal("Because many people choose it.", ShortReason.Of([new(PartCatalogue.Popular, 1, 9), FaintValue], Known(), Traits, _ => null));

    [Fact]
    public void Of_NoMotive_NamesTheStrongestOtherPart() =>
        Assert.Equal("Because people with choices like this person's chose it.", ShortReason.Of([Together], Known(), null, _ => null));

    [Fact]
    public void Of_LearnedPart_SaysThatItIsAboutLikes() =>
        Assert.Equal(
            "Because people who choose things like “Kite” tend to choose things like this.",
            ShortReason.Of([new(PartCatalogue.LearnedTogether, 1, 2, Source: 0)], Known(), null, _ => "Kite"));

    [Fact]
    public void Of_SameBrand_DoesNotSpeakOfDescriptions() =>
        Assert.Equal(
            "Because it is of the same brand as “Kite”.",
            ShortReason.Of([new(PartCatalogue.SameBrand, 1, 2, Source: 0)], Known(), null, _ => "Kite"));

    [Fact]
    public void Of_StrongPartOfWeakKind_NamesTheStrongestKind() =>
        Assert.Equal(
            "Because people with choices like this person's chose it.",
            ShortReason.Of(
                [new(PartCatalogue.Popular, 1, 2), new(PartCatalogue.LongKnown, 1, -1.8), Together with { Source = -1 }],
                Known(),
                null,
                _ => null));

    [Fact]
    public void Of_LongTitle_IsCutBetweenWords() =>
        Assert.Equal(
            "Because people who chose “Remington CI95AC/2 Tstudio Salon Collection Pearl …” chose it too.",
            ShortReason.Of([Together], Known(), null, _ => "Remington CI95AC/2 Tstudio Salon Collection Pearl Digital Ceramic Curling Wand"));

    [Fact]
    public void Of_NothingPositive_SaysSo() =>
        Assert.StartsWith(
            "Nothing speaks for it",
            ShortReason.Of([Novelty with { Contribution = -1 }], Known(), null, _ => null),
            StringComparison.Ordinal);

    [Fact]
    public void Of_MotiveThatIsAHint_IsNotNamed()
    {
        var profile = Known() with { Motives = [Named("value", 0.5), Named("novelty", StrengthWords.Likely - 0.01)] };

        Assert.Equal(
            "Because motives add up that are not clear enough to name.",
            ShortReason.Of([Novelty, FaintValue], profile, Traits, _ => null));
        Assert.Equal(
            "Because people with choices like this person's chose it; also, motives add up that are not clear enough to name.",
            ShortReason.Of([Together with { Contribution = 4, Source = -1 }, Novelty], profile, Traits, _ => null));
    }

    [Fact]
    public void Of_NothingButHints_SaysThatNothingClearWasRead() =>
        Assert.Equal(
            "Because motives add up, though nothing clear was read from their choices.",
            ShortReason.Of([Novelty], Known(strength: 0.2, "novelty"), Traits, _ => null));

    [Fact]
    public void Of_MotiveOutsideTheProfile_IsNotNamed() =>
        Assert.StartsWith(
            "Because they choose for hobby & mastery and this",
            ShortReason.Of([Novelty, Hobby], Known("hobby-mastery"), Traits, _ => null),
            StringComparison.Ordinal);

    private static MotivationProfile Known(params string[] keys) => Known(0.5, keys.Length > 0 ? keys : ["novelty", "hobby-mastery", "value"]);

    private static MotivationProfile Known(double strength, params string[] keys) => new()
    {
        User = new UserId("u1"),
        Motives = [.. keys.Select(key => Named(key, strength))],
        Avoids = [],
        Confidence = 0.5,
        HistoryLength = 8,
        Provenance = new Provenance("built-in", "1", "v", "k"),
    };

    private static Motive Named(string key, double strength) => new(key, strength, "Looks for it.", Horizon.Lasting, []);

    private static PartDefinition Motive(string key, string name) =>
        PartCatalogue.Motive(DefaultVocabulary.Instance.Dimensions[0] with { Key = key, Name = name });
}
