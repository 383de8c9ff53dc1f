using MLlm3Rec.Numerics;

namespace MLlm3Rec.Evaluation.Significance;

public sealed class SignedRankTestTests
{
    [Fact]
    public void Of_FiveTimesBetter_TwoOfThirtyTwoSigns()
    {
        var found = SignedRankTest.Of([1, 2, 3, 4, 5], [0, 0, 0, 0, 0]);

        Assert.Equal(15, found.Positive);
        Assert.Equal(1, found.Effect);
        Assert.Equal(2.0 / 32, found.P, 1e-12);
    }

    [Fact]
    public void Of_OneOfThreeWorse_ByHand()
    {
        // |d| = 1, 2, 3 with ranks 1, 2, 3; the first is negative: W⁺ = 5. Sums as far from 3 as 5 is: 0, 1, 5, 6, one pattern each.
        var found = SignedRankTest.Of([-1, 2, 3], [0, 0, 0]);

        Assert.Equal(5, found.Positive);
        Assert.Equal(4.0 / 8, found.P, 1e-12);
    }

    [Fact]
    public void Of_EqualDifferences_ShareRanksAndStayExact()
    {
        // |d| = 1, 1, 2: ranks 1½, 1½, 3. Signs +, −, +: W⁺ = 4½ of 6, half a rank… the sums 0, 1½ (2×), 3 (2×), 4½ (2×), 6; as far as 4½ from 3: 6
        // of 8.
        var found = SignedRankTest.Of([1, -1, 2], [0, 0, 0]);

        Assert.Equal(4.5, found.Positive);
        Assert.Equal(6.0 / 8, found.P, 1e-12);
    }

    [Fact]
    public void Of_NobodyDiffers_NoEvidence()
    {
        var found = SignedRankTest.Of([0.5, double.NaN, 1], [0.5, 1, 1]);

        Assert.Equal(new SignedRank(0, 0, 0, 1), found);
    }

    [Fact]
    public void Of_ThirtyDifferences_NormalApproximationByHand()
    {
        // d = 1 … 30, the ten smallest negative: W⁺ = 465 − 55 = 410; z = (410 − 232.5) / √(30·31·61 / 24) = 177.5 / 48.618…
        double[] first = [.. Enumerable.Range(1, 30).Select(rank => rank <= 10 ? -rank : (double)rank)];

        var found = SignedRankTest.Of(first, new double[30]);

        Assert.Equal(410, found.Positive);
        Assert.Equal(NormalDistribution.TwoSided(177.5 / Math.Sqrt(30 * 31 * 61 / 24.0)), found.P, 1e-12);
        Assert.InRange(found.P, 0.00025, 0.00027);
    }

    /// <summary>Where all differences are as large, ranks say nothing: z = (20 − 10) / √30, as of the sign test.</summary>
    [Fact]
    public void Of_ThirtyEqualDifferences_IsTheSignTest()
    {
        double[] first = [.. Enumerable.Range(0, 30).Select(user => user % 3 == 0 ? -1.0 : 1)];

        var found = SignedRankTest.Of(first, new double[30]);

        Assert.Equal(310, found.Positive); // 20 · 15½
        Assert.Equal(NormalDistribution.TwoSided(10 / Math.Sqrt(30)), found.P, 1e-12);
    }

    [Fact]
    public void Of_UsersInAnotherOrder_SameEvidence()
    {
        Assert.Equal(SignedRankTest.Of([-1, 2, 3], [0, 0, 0]), SignedRankTest.Of([3, -1, 2], [0, 0, 0]));
        Assert.Equal(5, SignedRankTest.Of([3, 2, -1], [0, 0, 0]).Positive);
    }

    [Fact]
    public void Of_OtherUsers_IsRefusedInWords() => Assert.Contains(
        "the same users", Assert.Throws<ArgumentException>(() => SignedRankTest.Of([1, 2], [1])).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_Swapped_SameEvidenceOtherSign()
    {
        var random = new SplitMix64(3);
        double[] first = [.. Enumerable.Range(0, 200).Select(_ => (double)random.NextInt32(5))];
        double[] second = [.. Enumerable.Range(0, 200).Select(_ => (double)random.NextInt32(5))];

        var (there, back) = (SignedRankTest.Of(first, second), SignedRankTest.Of(second, first));

        Assert.Equal(there.P, back.P, 1e-12);
        Assert.Equal(there.Effect, -back.Effect, 1e-12);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(-2.5758293035489004, 0.01)]
    [InlineData(3.5355339059, 4.0695201744959e-4)] // erfc(2.5), DLMF table
    [InlineData(8, 1.2441921148543574e-15)]
    public void TwoSided_KnownQuantiles_KnownChances(double z, double expected) =>
        Assert.Equal(1, NormalDistribution.TwoSided(z) / expected, 1e-6);
}
