namespace MLlm3Rec.Numerics;

public sealed class GatheredRowsTests
{
    [Theory]
    [InlineData(3, 0)]
    [InlineData(8, 1)]
    [InlineData(19, 4)]
    [InlineData(64, 11)]
    public void AddWeighted_AnyShape_EqualsThePlainLoop(int width, int count)
    {
        var random = new SplitMix64(5);
        float[] matrix = [.. Enumerable.Range(0, 20 * width).Select(_ => random.NextSingle())];
        float[] vector = [.. Enumerable.Range(0, width).Select(_ => random.NextSingle())];
        int[] rows = [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(20))];
        var (sum, expected) = (new float[width], new double[width]);
        foreach (var row in rows)
        {
            var weight = 0.5 + 2 * Enumerable.Range(0, width).Sum(k => (double)matrix[row * width + k] * vector[k]);
            for (var k = 0; k < width; k++)
            {
                expected[k] += weight * matrix[row * width + k];
            }
        }

        GatheredRows.AddWeighted(matrix, rows, vector, constant: 0.5f, slope: 2, sum);

        for (var k = 0; k < width; k++)
        {
            Assert.Equal(expected[k], sum[k], tolerance: 1e-4 * (1 + expected[k]));
        }
    }

    [Fact]
    public void Add_FiveRows_AddsThemWeighted()
    {
        float[] sum = [1, 0];

        GatheredRows.Add([1, 10, 2, 20, 3, 30], [0, 1, 2, 0, 1], [1, 1, 1, 2, -1], sum);

        Assert.Equal([1 + 1 + 2 + 3 + 2 - 2, 10 + 20 + 30 + 20 - 20], sum);
    }
}
