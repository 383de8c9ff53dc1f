namespace MLlm3Rec.Numerics;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(1003)]
    public void Count_AnyLength_EqualsAPlainCount(int length)
    {
        var random = new SplitMix64(seed: 5);
        var values = new float[length];
        for (var place = 0; place < length; place++)
        {
            values[place] = place % 11 == 3 ? float.NaN : random.NextInt32(6);
        }

        Assert.Equal((values.Count(value => value > 3), values.Count(value => value == 3)), Threshold.Count(values, 3));
    }

    [Fact]
    public void Count_NaNThreshold_CountsNothing() => Assert.Equal((0, 0), Threshold.Count([1, 2, float.NaN], float.NaN));
}
