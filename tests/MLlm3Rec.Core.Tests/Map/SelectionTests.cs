using MLlm3Rec.Numerics;
using MLlm3Rec.Projection;

namespace MLlm3Rec.Map;

public sealed class SelectionTests
{
    [Fact]
    public void Of_PointsInAnyOrder_SameCodeAndCounts()
    {
        MapPoint[] points = [new(PointKind.User, 3), new(PointKind.User, 17), new(PointKind.Item, 0), new(PointKind.Dimension, 5)];

        var one = Selection.Of(points, 20, 9);
        var other = Selection.Of(points.Reverse(), 20, 9);

        Assert.Equal(one.Code, other.Code);
        Assert.Equal((2, 1), (one.UserCount, one.ItemCount));
        Assert.NotEqual(one.Code, Selection.Of(points[..2], 20, 9).Code);
        Assert.Matches("^[a-z2-9]{9}$", one.Code);
    }

    [Fact]
    public void On_AnotherMap_FindsThePointsThatAreThere()
    {
        var map = Map([new(PointKind.Item, 4), new(PointKind.User, 3), new(PointKind.User, 8), new(PointKind.Dimension, 3)]);

        var selection = Selection.Of([new(PointKind.User, 3), new(PointKind.Item, 4), new(PointKind.Item, 5)], 10, 10);

        Assert.Equal([0, 1], selection.On(map));
    }

    [Fact]
    public void DrawSample_TooManyPoints_IsEvenAndSeeded()
    {
        var points = Enumerable.Range(0, 1000)
            .Select(item => new MapPoint(PointKind.Item, item))
            .Append(new MapPoint(PointKind.Dimension, 0))
            .ToArray();
        var map = Map(points) with { Groups = [.. points.Select(point => (byte)(point.Index < 100 ? 1 : 0))] };

        var drawn = DrawSample.Of(map, 201, seed: 1);

        Assert.Equal(201, drawn.Length);
        Assert.Contains(1000, drawn);
        Assert.Equal(20, drawn.Count(point => point < 100));
        Assert.Equal(drawn, DrawSample.Of(map, 201, seed: 1));
        Assert.NotEqual(drawn, DrawSample.Of(map, 201, seed: 2));
        Assert.Equal(1001, DrawSample.Of(map, 1001, seed: 1).Length);
    }

    [Fact]
    public void Difference_TwoSmallGroups_ByHand()
    {
        // Means 0.5 and 0.3, variances 0.01 and 0.01: d = 2; correction 1 − 3 / (4·6 − 9) = 0.8; g = 1.6; half = 1.96·√(6/9 + 1.6²/12).
        var difference = Difference.Of(3, Moments.Of([0.4, 0.5, 0.6]), Moments.Of([0.2, 0.3, 0.4]));

        Assert.Equal(1.6, difference.Effect, 1e-9);
        Assert.Equal(1.6 - 1.959964 * Math.Sqrt(6 / 9.0 + 2.56 / 12), difference.Low, 1e-6);
        Assert.Equal((3, 3), (difference.One.Count, difference.Other.Count));
        Assert.False(difference.IsClear);
    }

    [Fact]
    public void Difference_OneAgainstMany_HasNoEffectSize() =>
        Assert.True(double.IsNaN(Difference.Of(0, Moments.Of([0.4]), Moments.Of([0.2, 0.3])).Effect));

    private static TraitMap Map(MapPoint[] points) =>
        new(points, new float[2 * points.Length], new byte[points.Length], ["all"], new MapQuality(1, 1, 15, points.Length), 0);
}
