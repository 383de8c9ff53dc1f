namespace MLlm3Rec.Evaluation.Significance;

public sealed class HolmCorrectionTests
{
    [Fact]
    public void Of_FourValues_ByHand()
    {
        // Ordered .005 ·4 = .02, .01 ·3 = .03, .03 ·2 = .06, .04 ·1 = .04, which may not fall below .06.
        double[] corrected = HolmCorrection.Of([0.01, 0.04, 0.03, 0.005]);

        Assert.Equal(0.03, corrected[0], 1e-12);
        Assert.Equal(0.06, corrected[1], 1e-12);
        Assert.Equal(0.06, corrected[2], 1e-12);
        Assert.Equal(0.02, corrected[3], 1e-12);
    }

    [Fact]
    public void Of_OneComparison_StaysAsItIs() => Assert.Equal([0.04], HolmCorrection.Of([0.04]));

    [Fact]
    public void Of_LargeValues_NeverAboveOne() => Assert.Equal([1, 1, 1], HolmCorrection.Of([0.9, 0.8, 0.7]));
}
