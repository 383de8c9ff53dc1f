using Plotly.Blazor.Traces.ScatterLib;

namespace MLlm3Rec.Web.Components.Charts;

public sealed class ScatterPlotTests
{
    private static readonly ScatterAxis More = new("NDCG@10", IsLessBetter: false);
    private static readonly ScatterAxis Less = new("Popular share", IsLessBetter: true);

    private static ScatterPoint Point(string name, double x, double y) => new(name, name, x, y);

    [Fact]
    public void Front_LessIsBetterAcross_HoldsWhatNoneBeats()
    {
        ScatterPoint[] points = [Point("a", 0.9, 0.5), Point("b", 0.2, 0.3), Point("c", 0.5, 0.3), Point("d", 0.1, 0.1)];

        Assert.Equal(["d", "b", "a"], ParetoFront.Of(points, Less, More).Select(point => point.Name));
    }

    [Fact]
    public void Front_PointsAlikeInBoth_HoldsThemAll() =>
        Assert.Equal(2, ParetoFront.Of([Point("a", 1, 1), Point("b", 1, 1)], More, More).Count);

    [Fact]
    public void Labels_NeighboursAndEdges_TakeFreeSides()
    {
        var sides = PointLabels.Of([("one", 100, 100), ("other", 112, 100), ("edge", 290, 200)], width: 300);

        Assert.Equal(
            [TextPositionEnum.MiddleLeft, TextPositionEnum.MiddleRight, TextPositionEnum.MiddleLeft], sides.Select(side => side!.Value));
    }

    [Fact]
    public void Labels_NoFreeSide_AreLeftOut() =>
        Assert.Null(PointLabels.Of([("a long name that fits nowhere", 50, 50)], width: 100)[0]);
}
