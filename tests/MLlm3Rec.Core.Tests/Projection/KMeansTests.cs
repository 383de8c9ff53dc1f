namespace MLlm3Rec.Projection;

public sealed class KMeansTests
{
    [Fact]
    public void Of_TwoPairsAndAStranger_GroupsThemLargestFirst()
    {
        var points = PointSet.Of([0, 0, 0.2f, 0, 0.1f, 0.1f, 9, 9, 9.2f, 9, -8, 5], 2, DistanceMetric.Euclidean);

        var found = KMeans.Of(points, 3, seed: 1, Clouds.Threads(1));

        Assert.Equal([0, 0, 0, 1, 1, 2], found.Groups);
        Assert.Equal([3, 2, 1], found.Sizes);
    }

    [Fact]
    public void Of_Clouds_FindsThemAtAnyNumberOfThreads()
    {
        var cloud = Clouds.Of(1200, 10, 8, 5);
        var points = PointSet.Of(cloud.Rows, 10, DistanceMetric.Euclidean);

        var one = KMeans.Of(points, 8, seed: 5, Clouds.Threads(1));

        Assert.InRange(AdjustedRandIndex.Of(one.Groups, cloud.Cloud), 0.98, 1);
        Assert.Equal(one.Groups, KMeans.Of(points, 8, seed: 5, Clouds.Threads(4)).Groups);
    }

    [Fact]
    public void Of_FewerPointsThanGroups_OneEach() =>
        Assert.Equal([1, 1], KMeans.Of(PointSet.Of([0, 1], 1, DistanceMetric.Euclidean), 5, seed: 1, Clouds.Threads(1)).Sizes);

    [Fact]
    public void Of_PointsThatAreAllAlike_DoesNotFail() =>
        Assert.Equal(9, KMeans.Of(PointSet.Of(new float[9], 1, DistanceMetric.Cosine), 3, seed: 1, Clouds.Threads(1)).Groups.Length);

    [Theory]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 1, 1, 0, 0 }, 1)]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 0, 0, 1, 2 }, 4.0 / 7)]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 0, 1, 0, 1 }, -0.5)]
    [InlineData(new[] { 0, 0, 0 }, new[] { 0, 1, 2 }, 0)]
    public void AdjustedRand_SmallGroupings_ByHand(int[] one, int[] other, double expected) =>
        Assert.Equal(expected, AdjustedRandIndex.Of(one, other), 1e-12);
}
