using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;

namespace MLlm3Rec.Web.Components.Charts;

public sealed class WaterfallPlotTests
{
    private static readonly WaterfallBars Sum = new(
        [
            new WaterfallBar(new ChartRow("Motives", "+0.3") { IsHead = true }, 0, 0),
            new WaterfallBar(new ChartRow("Quality", "+0.5") { Key = "quality" }, 0, 0.5) { Hue = 2 },
            new WaterfallBar(new ChartRow("Value <b>", "−0.2") { Key = "value" }, 0.5, 0.3) { Told = ["takes away"] },
            new WaterfallBar(new ChartRow("Score", "0.3"), 0, 0.3) { IsTotal = true },
        ],
        Lowest: 0,
        Highest: 0.5,
        "Points");

    private static Bar Bars(ChartLook look) => WaterfallPlot.DrawingOf(Sum, look).Traces.OfType<Bar>().Single();

    [Fact]
    public void Bars_InTheirRows_BeginWhereTheLastEnded()
    {
        var bars = Bars(new ChartLook(IsDark: false));

        Assert.Equal([1, 2, 3], bars.Y.Cast<int>());
        Assert.Equal([0, 0.5, 0], bars.BaseArray.Cast<double>());
        Assert.Equal([0.5, -0.2, 0.3], bars.X.Cast<double>().Select(adds => Math.Round(adds, 9)));
        Assert.Equal(["quality", "value", ""], bars.CustomData);
    }

    [Fact]
    public void Bars_ThatTakeAway_AreHatchedAndToldAsText()
    {
        var bars = Bars(new ChartLook(IsDark: true));

        Assert.Equal([ShapeEnum.Empty, ShapeEnum.Slash, ShapeEnum.Empty], bars.Marker.Pattern.ShapeArray.Select(shape => shape!.Value));
        Assert.Equal("<b>Value &lt;b&gt;</b><br>takes away", bars.HoverTextArray[1]);
        Assert.Equal("#aea3f5", bars.Marker.ColorArray[0]);
    }

    [Theory]
    [InlineData(false, 3.5, -0.5)]
    [InlineData(true, 3.26, -0.74)]
    public void Rows_WithLittleRoom_LieLowerThanTheirText(bool isNarrow, double last, double first)
    {
        var axis = WaterfallPlot.DrawingOf(Sum, new ChartLook(IsDark: false, isNarrow)).Layout.YAxis[0];

        Assert.Equal([last, first], axis.Range.Cast<double>().Select(end => Math.Round(end, 9)));
    }
}
