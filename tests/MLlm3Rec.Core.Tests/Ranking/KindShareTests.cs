namespace MLlm3Rec.Ranking;

public sealed class KindShareTests
{
    private static readonly PartDefinition Value = new("motive/value", PartKind.Motive, "Value") { Phrases = PartCatalogue.Popular.Phrases };

    [Fact]
    public void Of_PartsForAndAgainst_GoesBySize()
    {
        // 1/8 + 1/8 of motives, 1/4 of order, 1/2 of popularity.
        var shares = KindShare.Of([Part(Value, 0.125), Part(Value, -0.125), Part(PartCatalogue.Next, -0.25), Part(PartCatalogue.Popular, 0.5)]);

        Assert.Equal(
            [new KindShare(PartKind.Popularity, 0.5), new KindShare(PartKind.Motive, 0.25), new KindShare(PartKind.Sequence, 0.25)], shares);
    }

    [Fact]
    public void OfMotives_SeveralScores_SumsSizesFirst() =>
        Assert.Equal(
            0.25,
            KindShare.OfMotives([Part(Value, 1), Part(PartCatalogue.Popular, 1), Part(Value, 1), Part(PartCatalogue.Popular, 5)]));

    [Fact]
    public void OfMotives_OtherKindsAlone_IsNothing() => Assert.Equal(0, KindShare.OfMotives([Part(PartCatalogue.Popular, -2)]));

    [Fact]
    public void OfMotives_NothingAdded_IsUnknown()
    {
        Assert.Null(KindShare.OfMotives([]));
        Assert.Null(KindShare.OfMotives([Part(Value, 0)]));
    }

    private static ScorePart Part(PartDefinition definition, double contribution) => new(definition, Value: 1, contribution);
}
