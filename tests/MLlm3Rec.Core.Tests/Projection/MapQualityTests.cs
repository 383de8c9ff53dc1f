namespace MLlm3Rec.Projection;

public sealed class MapQualityTests
{
    [Fact]
    public void Of_TheSamePlane_KeepsEverything()
    {
        var cloud = Clouds.Of(500, 2, 3, 4);

        var quality = MapQuality.Of(PointSet.Of(cloud.Rows, 2, DistanceMetric.Euclidean), cloud.Rows, 10, seed: 1, Clouds.Threads(2));

        Assert.Equal(1, quality.Trustworthiness);
        Assert.Equal(1, quality.Preservation);
        Assert.Equal(500, quality.Drawn);
    }

    [Fact]
    public void Of_OnePointMovedAway_ByHand()
    {
        // In truth 0 1 2 3 4 5 on a line; on the map point 0 sits beyond 5. k = 1: point 0's neighbour is 5 (rank 5, excess 4), point 5's is 0 or 4.
        float[] truth = [0, 1, 2.1f, 3.3f, 4.6f, 6];
        float[] places = [7, 0, 1, 0, 2.1f, 0, 3.3f, 0, 4.6f, 0, 6, 0];

        var quality = MapQuality.Of(PointSet.Of(truth, 1, DistanceMetric.Euclidean), places, 1, seed: 1, Clouds.Threads(1));

        // Excess: point 0 → 5 is rank 5: 4; point 5 → 0 is rank 5: 4; point 1 → 2 is rank 2: 1. 1 − 2 / (6·1·(12 − 3 − 1)) · 9.
        Assert.Equal(1 - 2.0 / 48 * 9, quality.Trustworthiness, 1e-12);
        Assert.Equal(3.0 / 6, quality.Preservation, 1e-12);
    }

    [Fact]
    public void Of_ChanceInsteadOfAMap_IsAboutOneHalf()
    {
        var cloud = Clouds.Of(1000, 12, 1, 0);

        var quality = MapQuality.Of(
            PointSet.Of(cloud.Rows, 12, DistanceMetric.Euclidean), Clouds.Of(1000, 2, 1, 0, seed: 99).Rows, 15, seed: 1, Clouds.Threads(2));

        Assert.InRange(quality.Trustworthiness, 0.47, 0.53);
    }

    [Fact]
    public void Of_ThreePoints_DoesNotFail() =>
        Assert.Equal(
            1, MapQuality.Of(PointSet.Of([1, 2], 1, DistanceMetric.Euclidean), [0, 0, 1, 1], 15, seed: 1, Clouds.Threads(1)).Trustworthiness);
}
