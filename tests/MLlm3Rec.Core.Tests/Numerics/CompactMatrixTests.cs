namespace MLlm3Rec.Numerics;

public sealed class CompactMatrixTests
{
    [Fact]
    public void SetRow_ThenAdd_RoundsToEightBits()
    {
        var matrix = CompactMatrix.Empty(rows: 2, columns: 21);
        float[] entries = [.. Enumerable.Range(0, 21).Select(place => (place - 10) * 0.3137f)];
        var sum = new float[21];

        matrix.SetRow(1, entries);
        matrix.AddRow(1, sum);
        matrix.AddRow(1, sum);
        matrix.AddRow(0, sum);

        Each.Holds(entries.Zip(sum), pair => Assert.Equal(2 * pair.First, pair.Second, tolerance: 2 * Math.Abs(pair.First) / 256));
    }

    [Theory]
    [InlineData(1 + 1 / 256f, 1)]             // half way: to the even neighbour below
    [InlineData(1 + 3 / 256f, 1 + 4 / 256f)]  // half way: to the even neighbour above
    [InlineData(-2.5f, -2.5f)]
    public void SetRow_BetweenTwoValues_TakesTheNearest(float value, float expected)
    {
        var matrix = CompactMatrix.Empty(rows: 1, columns: 1);
        var sum = new float[1];

        matrix.SetRow(0, [value]);
        matrix.AddRow(0, sum);

        Assert.Equal(expected, sum[0]);
    }
}
