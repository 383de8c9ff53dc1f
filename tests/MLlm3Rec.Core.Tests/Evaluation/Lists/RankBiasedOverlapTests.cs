namespace MLlm3Rec.Evaluation.Lists;

public sealed class RankBiasedOverlapTests
{
    [Fact]
    public void Of_EqualLists_One() => Assert.Equal(1, RankBiasedOverlap.Of([3, 1, 2], [3, 1, 2]), 1e-12);

    [Fact]
    public void Of_DisjointLists_Zero() => Assert.Equal(0, RankBiasedOverlap.Of([1, 2, 3], [4, 5, 6]), 1e-12);

    [Fact]
    public void Of_TwoSwapped_ByHand()
    {
        // x₁ = 0, x₂ = 2; p = ½: x₂/2·p² + (1 − p)/p·(0 + 2/2·p²) = ¼ + ¼.
        Assert.Equal(0.5, RankBiasedOverlap.Of([1, 2], [2, 1], persistence: 0.5), 1e-12);
    }

    /// <summary>Compared as far as the shorter one goes; nothing is known of what lies beyond.</summary>
    [Fact]
    public void Of_OneIsShorter_ComparedToItsEnd()
    {
        Assert.Equal(1, RankBiasedOverlap.Of([1, 2, 3], [1, 2]), 1e-12);
        Assert.Equal(1, RankBiasedOverlap.Of([1], [1, 2]), 1e-12);
    }

    [Fact]
    public void Of_EmptyLists_AlikeOnlyWhereBothAre()
    {
        Assert.Equal(1, RankBiasedOverlap.Of([], []));
        Assert.Equal(0, RankBiasedOverlap.Of([], [1]));
    }

    [Fact]
    public void Overlap_OneIsShorter_ShareOfTheLonger() => Assert.Equal(0.5, RankBiasedOverlap.Overlap([1], [1, 2], depth: 3));

    [Fact]
    public void Of_AgreementAtTheTop_CountsMoreThanBelow() =>
        Assert.True(RankBiasedOverlap.Of([1, 2, 3, 4], [1, 2, 8, 9]) > RankBiasedOverlap.Of([1, 2, 3, 4], [8, 9, 3, 4]));

    [Fact]
    public void Overlap_TwoOfThree_TwoThirds()
    {
        Assert.Equal(2.0 / 3, RankBiasedOverlap.Overlap([1, 2, 3, 4], [3, 9, 1, 4], depth: 3), 1e-12);
        Assert.Equal(1, RankBiasedOverlap.Overlap([], [], depth: 3));
    }
}
