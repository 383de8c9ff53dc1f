namespace MLlm3Rec.Projection;

public sealed class NearestNeighboursTests
{
    [Fact]
    public void Exact_PointsOnALine_AreNearestFirst()
    {
        var points = PointSet.Of([0, 1, 3, 2], 1, DistanceMetric.Euclidean);

        var table = ExactNeighbours.Of(points, 2, Clouds.Threads(1));

        Assert.Equal([1, 3], table.IndicesOf(0));
        Assert.Equal([0, 3], table.IndicesOf(1));
        Assert.Equal([3, 1], table.IndicesOf(2));
        Assert.Equal([1, 2], table.IndicesOf(3));
        Assert.Equal([1f, 2f], table.DistancesOf(2).ToArray(), (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public void Exact_ZeroVector_IsAtCosineDistanceOne()
    {
        var points = PointSet.Of([1, 0, 5, 0.1f, 0, 2, 0, 0], 2, DistanceMetric.Cosine);

        var table = ExactNeighbours.Of(points, 3, Clouds.Threads(1));

        Assert.Equal([1, 2, 3], table.IndicesOf(0));
        Assert.Equal([0f, 1f, 1f], table.DistancesOf(0).ToArray(), (expected, actual) => Math.Abs(expected - actual) < 1e-3);
    }

    [Theory]
    [InlineData(DistanceMetric.Euclidean)]
    [InlineData(DistanceMetric.Cosine)]
    public void Exact_ManyPoints_AgreesWithSortingAllPairs(DistanceMetric metric)
    {
        var cloud = Clouds.Of(300, 7, 3, 2);
        var points = PointSet.Of(cloud.Rows, 7, metric);

        var table = ExactNeighbours.Of(points, 5, Clouds.Threads(2));

        for (var point = 0; point < points.Count; point += 37)
        {
            var expected = Enumerable.Range(0, points.Count)
                .Where(other => other != point)
                .OrderBy(other => Distance(cloud, metric, point, other))
                .Take(5);
            Assert.Equal(expected, table.IndicesOf(point).ToArray());
            Assert.Equal(Distance(cloud, metric, point, table.IndicesOf(point)[4]), table.DistancesOf(point)[4], 1e-4);
        }
    }

    /// <summary>Half squared lengths are some 10¹⁰ there, and a float keeps seven digits of them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_CloudsFarApart_KeepsTheNeighboursInside(bool byDescent)
    {
        var cloud = Clouds.Of(1200, 5, 2, 1e5);
        var points = PointSet.Of(cloud.Rows, 5, DistanceMetric.Euclidean);

        var table = byDescent
            ? NeighbourDescent.Of(points, 8, seed: 1, Clouds.Threads(2))
            : ExactNeighbours.Of(points, 8, Clouds.Threads(2));

        var (found, looked) = (0, 0);
        for (var point = 0; point < points.Count; point += 12)
        {
            var truth = Enumerable.Range(0, points.Count)
                .Where(other => other != point)
                .Select(other => Distance(cloud, DistanceMetric.Euclidean, point, other))
                .Order()
                .ElementAt(7);
            // Around 10⁵ a float itself is no finer than 0.008.
            found += table.IndicesOf(point).ToArray().Count(other => Distance(cloud, DistanceMetric.Euclidean, point, other) < truth + 0.02);
            looked += 8;
        }

        Assert.InRange(found, byDescent ? 0.95 * looked : looked, looked);
    }

    [Fact]
    public void Between_NewPoints_FindsOldOneAtSamePlace()
    {
        var cloud = Clouds.Of(200, 5, 2, 3);
        var points = PointSet.Of(cloud.Rows, 5, DistanceMetric.Euclidean);

        var table = ExactNeighbours.Between(points.With(cloud.Rows.AsSpan(5 * 150)), points, 1, Clouds.Threads(2));

        Assert.Equal(Enumerable.Range(150, 50), table.Indices);
    }

    [Fact]
    public void Descent_Clouds_FindsNearlyAllNeighbours()
    {
        var points = PointSet.Of(Clouds.Of(4000, 24, 9, 2).Rows, 24, DistanceMetric.Euclidean);

        var recall = NeighbourDescent.Of(points, 10, seed: 1, Clouds.Threads(2)).Recall(ExactNeighbours.Of(points, 10, Clouds.Threads(2)));

        Assert.InRange(recall, 0.98, 1);
    }

    [Fact]
    public void Descent_AnyNumberOfThreads_SameTable()
    {
        var points = PointSet.Of(Clouds.Of(1500, 12, 5, 1).Rows, 12, DistanceMetric.Cosine);

        var one = NeighbourDescent.Of(points, 10, seed: 3, Clouds.Threads(1));
        var many = NeighbourDescent.Of(points, 10, seed: 3, Clouds.Threads(5));

        Assert.Equal(one.Indices, many.Indices);
        Assert.Equal(one.Distances, many.Distances);
    }

    [Fact]
    public void Descent_PointsThatAreAllAlike_StillFindsDistinctNeighbours()
    {
        var points = PointSet.Of(new float[600 * 3], 3, DistanceMetric.Euclidean);

        var table = NeighbourDescent.Of(points, 4, seed: 1, Clouds.Threads(2));

        Each.Holds(
            Enumerable.Range(0, 600),
            point => Assert.Equal(4, table.IndicesOf(point).ToArray().Where(other => other >= 0 && other != point).Distinct().Count()));
    }

    [Fact]
    public void Of_ANumberThatIsNotFinite_NamesThePoint() =>
        Assert.Contains(
            "Point 1 ",
            Assert.Throws<ArgumentException>(() => PointSet.Of([1, 2, float.NaN, 0], 2, DistanceMetric.Cosine)).Message,
            StringComparison.Ordinal);

    private static double Distance(Clouds cloud, DistanceMetric metric, int one, int other)
    {
        var a = cloud.Rows.AsSpan(one * cloud.Dimensions, cloud.Dimensions);
        var b = cloud.Rows.AsSpan(other * cloud.Dimensions, cloud.Dimensions);
        var (square, dot, aa, bb) = (0.0, 0.0, 0.0, 0.0);
        for (var place = 0; place < a.Length; place++)
        {
            square += Math.Pow(a[place] - (double)b[place], 2);
            (dot, aa, bb) = (dot + (double)a[place] * b[place], aa + (double)a[place] * a[place], bb + (double)b[place] * b[place]);
        }

        return metric == DistanceMetric.Euclidean ? Math.Sqrt(square) : 1 - dot / Math.Sqrt(aa * bb);
    }
}
