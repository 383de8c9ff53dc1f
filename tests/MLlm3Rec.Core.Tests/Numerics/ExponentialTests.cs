namespace MLlm3Rec.Numerics;

public sealed class ExponentialTests
{
    [Fact]
    public void SumOf_WholeRange_StaysWithinThreeInTenMillion()
    {
        float[] values = [.. Enumerable.Range(0, 17_001).Select(place => -86f + place * 0.01f)];
        float[] powers = [.. values];

        Exponential.SumOf(powers, shift: 0);

        Each.Holds(values.Zip(powers), pair => Assert.InRange(pair.Second / Math.Exp(pair.First), 1 - 3e-7, 1 + 3e-7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    public void SumOf_AnyLength_ShiftsAndSums(int length)
    {
        var values = Differences.Random(length, seed: 3);
        var expected = values.Sum(value => Math.Exp(value - 0.5));

        Assert.Equal(expected, Exponential.SumOf(values, shift: 0.5f), expected * 1e-6);
    }

    [Fact]
    public void SumOf_BeyondTheRange_NeitherZeroNorInfinite()
    {
        float[] values = [-1000, float.NegativeInfinity, 1000];

        Exponential.SumOf(values, shift: 0);

        Each.Holds(values, value => Assert.True(float.IsFinite(value) && value > 0));
    }
}
