namespace MLlm3Rec.Statistics;

public sealed class TermWeightsTests
{
    [Fact]
    public void Of_ThreeTexts_RareTermsWeighMore()
    {
        // "all" is everywhere and "once" in one text: both left out. "red" in 2 of 4, "soap" in 3 of 4.
        var weights = TermWeights.Of([["all", "red", "soap", "soap"], ["all", "red", "once"], ["all", "soap"], ["all", "soap"]]);

        var (red, soap) = (MathF.Log(2), MathF.Log(4f / 3));
        var length = MathF.Sqrt(red * red + soap * soap);
        Assert.Equal([red / length, soap / length], weights.Items.ValuesOf(0).ToArray());
        Assert.Equal([1], weights.Items.ValuesOf(1).ToArray());
    }

    [Fact]
    public void Nearest_SharedTerms_IsTheCosine()
    {
        var weights = TermWeights.Of([["red", "soap"], ["red"], ["soap"], ["none"]]);

        var nearest = weights.Nearest(keep: 3, TestContext.Current.CancellationToken);

        // "red" and "soap" weigh the same: cosine of (1, 1) / √2 with (1, 0).
        Assert.Equal(1 / MathF.Sqrt(2), nearest.At(0, 1), 1e-6f);
        Assert.Equal(1, nearest.At(0, 0), 1e-6f);
        Assert.Equal(0, nearest.At(1, 2));
    }
}
