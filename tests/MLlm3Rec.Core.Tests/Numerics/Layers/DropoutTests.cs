namespace MLlm3Rec.Numerics.Layers;

public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void Apply_ManyOnes_DropsTheRateAndKeepsTheMean(float rate)
    {
        var values = Ones(100_003);

        new Dropout(rate, Seed: 7).Apply(values, number: 0);

        Assert.Equal(rate, values.Count(value => value == 0) / 100_003f, 0.01f);
        Assert.Equal(1, values.Average(), 0.05);
        Assert.Equal(2, values.Distinct().Count());
    }

    [Fact]
    public void Apply_InParts_EqualsAtOnce()
    {
        var (whole, parts) = (Ones(100), Ones(100));
        var dropout = new Dropout(0.4f, Seed: 9);

        dropout.Apply(whole, number: 50);
        dropout.Apply(parts.AsSpan(0, 37), number: 50);
        dropout.Apply(parts.AsSpan(37), number: 87);

        Assert.Equal(whole, parts);
    }

    [Fact]
    public void Apply_NeighbouringSeeds_DropOthers()
    {
        var (first, second) = (Ones(10_000), Ones(10_000));

        new Dropout(0.5f, Seed: 1).Apply(first, number: 0);
        new Dropout(0.5f, Seed: 2).Apply(second, number: 0);

        Assert.InRange(first.Zip(second).Count(pair => pair.First == pair.Second), 4_700, 5_300);
    }

    [Fact]
    public void Apply_NoRate_ChangesNothing()
    {
        float[] values = [1, float.NaN, -3];

        Dropout.None.Apply(values, number: 0);

        Assert.Equal([1, float.NaN, -3], values);
    }

    private static float[] Ones(int length) => [.. Enumerable.Repeat(1f, length)];
}
