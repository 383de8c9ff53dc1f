using Plotly.Blazor.Traces;

namespace MLlm3Rec.Web.Components.Charts;

public sealed class LinePlotTests
{
    private static readonly LineChart Chart = new(
        [Series("Ours"), Series("Theirs"), Series("Chance")], "Choices", "NDCG@10")
    {
        Steps = ["1–2", "3+"],
        FromZero = true,
    };

    private static LineSeries Series(string name) =>
        new(name, [new LinePoint(0, 0.1) { Interval = (0.05, 0.2), Key = "length:1-2" }, new LinePoint(1, 0.2) { Key = "length:3-" }]);

    [Fact]
    public void Lines_OfSteps_StandBesideEachOther()
    {
        var traces = LinePlot.DrawingOf(Chart, new ChartLook(IsDark: false)).Traces.Cast<Scatter>().ToList();

        Assert.Equal([-0.06, 0, 0.06], traces.Select(trace => Math.Round((double)trace.X[0], 9)));
        Assert.Equal(["length:1-2", "length:3-"], traces[0].CustomData);
        Assert.Equal([0.1, 0.0], traces[0].ErrorY.Array.Cast<double>().Select(width => Math.Round(width, 9)));
    }

    [Fact]
    public void Lines_DifferByColourSymbolAndDash()
    {
        var traces = LinePlot.DrawingOf(Chart, new ChartLook(IsDark: true)).Traces.Cast<Scatter>().ToList();

        Assert.Equal(3, traces.Select(trace => trace.Line.Color).Distinct().Count());
        Assert.Equal(3, traces.Select(trace => trace.Marker.Symbol).Distinct().Count());
        Assert.Equal(3, traces.Select(trace => trace.Line.Dash).Distinct().Count());
    }
}
