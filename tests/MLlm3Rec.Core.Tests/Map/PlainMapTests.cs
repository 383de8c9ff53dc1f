using MLlm3Rec.Projection;

namespace MLlm3Rec.Map;

public sealed class PlainMapTests
{
    /// <summary>Squares of such numbers are beyond every float.</summary>
    [Theory]
    [InlineData(MapMethod.Pca, 1e30f)]
    [InlineData(MapMethod.Pca, 1e-30f)]
    [InlineData(MapMethod.Umap, 1e30f)]
    public void Make_HugeOrTinyNumbers_SamePlacesAsOrdinaryOnes(MapMethod method, float size)
    {
        var rows = Clouds.Of(300, 4, 3, 8).Rows;
        var options = new MapOptions { Method = method, Clusters = 3 };

        var ordinary = Make(rows, options);
        var extreme = Make(Array.ConvertAll(rows, value => value * size), options);

        Each.Holds(extreme.Places, place => Assert.True(float.IsFinite(place)));
        Assert.Equal(ordinary.Quality.Trustworthiness, extreme.Quality.Trustworthiness, 0.02);
        Assert.Equal(3, extreme.Groups.Distinct().Count());
    }

    private static PlainMap Make(float[] rows, MapOptions options) =>
        PlainMap.Make(new NpyFile(4, rows), DistanceMetric.Euclidean, options, TestContext.Current.CancellationToken);
}
