namespace MLlm3Rec.Projection;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Of_FourPoints_AxesAndSharesByHand()
    {
        // Variance 4 along (1, 1)/√2 and 1 along (1, −1)/√2, around (10, 20).
        var half = MathF.Sqrt(0.5f);
        float[] rows =
        [
            10 + 2 * MathF.Sqrt(2) * half, 20 + 2 * MathF.Sqrt(2) * half, 10 - 2 * MathF.Sqrt(2) * half, 20 - 2 * MathF.Sqrt(2) * half,
            10 + MathF.Sqrt(2) * half, 20 - MathF.Sqrt(2) * half, 10 - MathF.Sqrt(2) * half, 20 + MathF.Sqrt(2) * half,
        ];

        var found = PrincipalComponents.Of(rows, 2, 2, seed: 1, Clouds.Threads(1));

        Assert.Equal([10f, 20f], found.Mean);
        Assert.Equal(0.8, found.Shares[0], 1e-5);
        Assert.Equal(0.2, found.Shares[1], 1e-5);
        Assert.Equal(half, Math.Abs(found.Axes[0]), 1e-5);
        Assert.Equal(found.Axes[0], found.Axes[1], 1e-5);
        Assert.Equal(2 * Math.Sqrt(2), Math.Abs(found.Project(rows, 2, Clouds.Threads(1))[0]), 1e-4);
    }

    [Fact]
    public void Of_PointsOnALine_OneComponentAndZerosBeyond()
    {
        float[] rows = [1, 2, 3, 2, 4, 6, -1, -2, -3];

        var found = PrincipalComponents.Of(rows, 3, 2, seed: 1, Clouds.Threads(1));

        Assert.Equal(1, found.Count);
        Each.Holds(found.Project(rows, 2, Clouds.Threads(1)).Where((_, place) => place % 2 == 1), y => Assert.Equal(0, y));
    }

    [Fact]
    public void Of_AnyNumberOfThreads_SameBits()
    {
        var rows = Clouds.Of(5000, 20, 4, 2).Rows;

        Assert.Equal(
            PrincipalComponents.Of(rows, 20, 2, 1, Clouds.Threads(1)).Project(rows, 2, Clouds.Threads(1)),
            PrincipalComponents.Of(rows, 20, 2, 1, Clouds.Threads(4)).Project(rows, 2, Clouds.Threads(4)));
    }
}
