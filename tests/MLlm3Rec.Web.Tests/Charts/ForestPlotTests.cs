using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace MLlm3Rec.Web.Components.Charts;

public sealed class ForestPlotTests
{
    private static readonly ForestPoint[] Points =
    [
        new(new ChartRow("Ours", "best") { Key = "mar" }, 0.3, 0.2, 0.45, ForestVerdict.Reference),
        new(new ChartRow("Nobody", "–") { Key = "none" }, double.NaN, double.NaN, double.NaN, ForestVerdict.Unclear),
        new(new ChartRow("Theirs", "worse") { Key = "knn" }, 0.1, 0.05, 0.2, ForestVerdict.Clear),
    ];

    [Fact]
    public void Means_WithIntervals_LieInTheirRowsWithSymbols()
    {
        var trace = (Scatter)ForestPlot.DrawingOf(Points, "NDCG@10", new ChartLook(IsDark: false)).Traces.Single();

        Assert.Equal([0, 2], trace.Y.Cast<int>());
        Assert.Equal(["mar", "knn"], trace.CustomData);
        Assert.Equal([0.15, 0.1], trace.ErrorX.Array.Cast<double>().Select(width => Math.Round(width, 9)));
        Assert.Equal([0.1, 0.05], trace.ErrorX.ArrayMinus.Cast<double>().Select(width => Math.Round(width, 9)));
        Assert.Equal([SymbolEnum.Diamond, SymbolEnum.Circle], trace.Marker.SymbolArray.Select(symbol => symbol!.Value));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void ReferenceLine_WithLittleRoom_LeavesTheTextFree(bool isNarrow, int pieces)
    {
        var shapes = ForestPlot.DrawingOf(Points, "NDCG@10", new ChartLook(IsDark: false, isNarrow)).Layout.Shapes;

        Assert.Equal(pieces, shapes.Count);
        Each.Holds(shapes, shape => Assert.Equal(0.3, shape.X0));
    }
}
