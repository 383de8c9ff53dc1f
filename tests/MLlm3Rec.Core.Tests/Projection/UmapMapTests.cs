namespace MLlm3Rec.Projection;

public sealed class UmapMapTests
{
    [Theory]
    [InlineData(0.1, 1.577, 0.895)]
    [InlineData(0.5, 0.583, 1.334)]
    public void Curve_MinimumDistance_AsThePapersOwnFit(double minimumDistance, double a, double b)
    {
        var curve = UmapCurve.Fit(minimumDistance);

        Assert.Equal(a, curve.A, 2e-3);
        Assert.Equal(b, curve.B, 2e-3);
    }

    [Fact]
    public void ForceTable_BetweenItsPlaces_IsCloseToTheCurve()
    {
        var curve = UmapCurve.Fit(0.1);
        var table = new ForceTable(square => curve.Push(square));

        foreach (var square in new[] { 1e-6f, 0.0137f, 0.5f, 1f, 3.3333f, 97.1f, 12345f })
        {
            Assert.Equal(1, table.At(square) / curve.Push(square), 1e-4);
        }
    }

    [Fact]
    public void Memberships_EveryRow_SumToTheLogarithm()
    {
        var points = PointSet.Of(Clouds.Of(200, 6, 3, 2).Rows, 6, DistanceMetric.Euclidean);
        var neighbours = ExactNeighbours.Of(points, 14, Clouds.Threads(1));

        var memberships = FuzzyGraph.Memberships(neighbours, 15);

        for (var point = 0; point < 200; point++)
        {
            Assert.Equal(1, memberships[point * 14]);
            Assert.Equal(Math.Log2(15), memberships.AsSpan(point * 14, 14).ToArray().Sum(), 1e-3);
        }
    }

    [Fact]
    public void Graph_TwoDirections_AreUnitedAsProbabilities()
    {
        // Point 2's only neighbour is 1, point 1's is 0, point 0's is 1: one-sided for (2, 1), both sides for (0, 1).
        var neighbours = new NeighbourTable(1, [1, 0, 1], [1, 1, 2]);

        var graph = FuzzyGraph.Of(neighbours, 2);

        Assert.Equal([1], graph.ColumnsOf(0));
        Assert.Equal([0, 2], graph.ColumnsOf(1));
        Assert.Equal(1, graph.At(0, 1));
        Assert.Equal(graph.At(1, 2), graph.At(2, 1));
    }

    [Fact]
    public void Of_Clouds_KeepsNeighboursTogether()
    {
        var cloud = Clouds.Of(900, 16, 6, 3);

        var map = Umap(cloud, new UmapOptions { Epochs = 200 });

        var quality = MapQuality.Of(map.Points, map.Places, 15, 1, Clouds.Threads(2));
        Assert.InRange(quality.Trustworthiness, 0.93, 1);
        var groups = KMeans.Of(PointSet.Of(map.Places, 2, DistanceMetric.Euclidean), 6, 1, Clouds.Threads(2)).Groups;
        Assert.InRange(AdjustedRandIndex.Of(groups, cloud.Cloud), 0.9, 1);
    }

    [Fact]
    public void Of_SameSeed_SamePictureAtAnyNumberOfThreads()
    {
        var cloud = Clouds.Of(700, 8, 4, 2);

        var one = Umap(cloud, new UmapOptions { Epochs = 40, Threads = 1 }).Places;

        Assert.Equal(one, Umap(cloud, new UmapOptions { Epochs = 40, Threads = 5 }).Places);
        Assert.NotEqual(one, Umap(cloud, new UmapOptions { Epochs = 40, Seed = 43 }).Places);
    }

    [Fact]
    public void Of_PointsThatAreAllAlike_StaysFinite()
    {
        var map = Umap(new Clouds(new float[30 * 4], 4, new int[30]), new UmapOptions { Epochs = 50 });

        Each.Holds(map.Places, place => Assert.True(float.IsFinite(place)));
    }

    [Fact]
    public void Of_TooFewPoints_SaysHowMany() =>
        Assert.Contains(
            "at least 4 points, not 3",
            Assert.Throws<ArgumentException>(() => Umap(Clouds.Of(3, 2, 1, 0), new UmapOptions())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Of_Cancelled_Stops()
    {
        var cloud = Clouds.Of(500, 8, 4, 2);

        Assert.ThrowsAny<OperationCanceledException>(
            () => UmapMap.Of(cloud.Rows, 8, DistanceMetric.Cosine, new UmapOptions(), _ => { }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Place_NewPoints_LandInTheirCloudWhoeverComesAlong()
    {
        var cloud = Clouds.Of(660, 10, 3, 6);
        var map = Umap(new Clouds(cloud.Rows[..6000], 10, cloud.Cloud[..600]), new UmapOptions { Epochs = 150 });
        var before = map.Places.ToArray();

        var placed = new PlacedPoints(map.Points, map.Places, map.Options);
        var together = UmapPlacement.Place(placed, cloud.Rows.AsSpan(6000), TestContext.Current.CancellationToken);
        var alone = UmapPlacement.Place(placed, cloud.Rows.AsSpan(6590), TestContext.Current.CancellationToken);

        Assert.Equal(together[^2..], alone);
        Assert.Equal(before, map.Places);
        var nearest = ExactNeighbours.Between(
            PointSet.Of(map.Places, 2, DistanceMetric.Euclidean).With(together),
            PointSet.Of(map.Places, 2, DistanceMetric.Euclidean),
            1,
            Clouds.Threads(1));
        Each.Holds(Enumerable.Range(0, 60), added => Assert.Equal(cloud.Cloud[600 + added], cloud.Cloud[nearest.Indices[added]]));
    }

    private static UmapMap Umap(Clouds cloud, UmapOptions options) =>
        UmapMap.Of(cloud.Rows, cloud.Dimensions, DistanceMetric.Euclidean, options, _ => { }, TestContext.Current.CancellationToken);
}
