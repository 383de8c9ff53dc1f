namespace MLlm3Rec.Numerics.Layers;

public sealed class RectifierTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(24)]
    public void Backward_AnyLength_StopsWhereTheOutputIsNotPositive(int length)
    {
        float[] output = [.. Differences.Random(length, seed: 1).Select(value => MathF.Max(0, value))];
        var gradient = Differences.Random(length, seed: 2);
        float[] expected = [.. gradient.Zip(output, (value, open) => open > 0 ? value : 0)];

        Rectifier.Backward(output, gradient);

        Assert.Equal(expected, gradient);
    }
}
