using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>Several lines with intervals, which stand beside each other at every step instead of over each other.</summary>
public sealed partial class LinePlot
{
    /// <summary>From one line's whisker to the next, in steps of the axis; all together less than half a step.</summary>
    private const double Offset = 0.06;

    private static readonly SymbolEnum[] Symbols =
    [
        SymbolEnum.Circle, SymbolEnum.Square, SymbolEnum.Diamond, SymbolEnum.TriangleUp, SymbolEnum.X, SymbolEnum.TriangleDown, SymbolEnum.Star,
        SymbolEnum.Cross,
    ];

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot"];

    /// <summary>Another one draws anew.</summary>
    [Parameter, EditorRequired]
    public required LineChart Chart { get; set; }

    /// <summary>In pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 360;

    protected override void OnParametersSet()
    {
        var chart = Chart;
        Show(chart, look => DrawingOf(chart, look));
    }

    internal static ChartDrawing DrawingOf(LineChart chart, ChartLook look)
    {
        var across = ChartLayout.Across(look, chart.Across);
        across.AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True;
        if (chart.Steps.Count > 0)
        {
            across.TickVals = [.. Enumerable.Range(0, chart.Steps.Count).Cast<object>()];
            across.TickText = [.. chart.Steps.Select(step => (object)ChartText.Of(step))];
            across.ZeroLine = false;
        }

        var upwards = ChartLayout.Upwards(look, chart.Upwards);
        upwards.RangeMode = chart.FromZero ? Plotly.Blazor.LayoutLib.YAxisLib.RangeModeEnum.ToZero : null;
        var layout = ChartLayout.Of(look, across, upwards);
        if (chart.Series.Count > 1)
        {
            layout.ShowLegend = true;
            layout.Legend = [new Legend { Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H, X = 0, Y = 1.02m, YAnchor = Above }];
            layout.Margin.T = 36;
        }

        return new ChartDrawing([.. chart.Series.Select((series, place) => Line(chart, series, place, look))], layout);
    }

    private static Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum Above => Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Bottom;

    private static Scatter Line(LineChart chart, LineSeries series, int place, ChartLook look)
    {
        var colour = look.Series(place);
        var offset = chart.Steps.Count > 0 ? Math.Min(Offset, 0.45 / chart.Series.Count) * (place - (chart.Series.Count - 1) / 2.0) : 0;
        return new Scatter
        {
            Name = ChartText.Of(series.Name),
            Mode = ModeFlag.Lines | ModeFlag.Markers,
            X = [.. series.Points.Select(point => (object)(point.X + offset))],
            Y = [.. series.Points.Select(point => (object)point.Y)],
            CustomData = [.. series.Points.Select(point => (object)(point.Key ?? ""))],
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. series.Points.Select(point => ChartText.Lines(series.Name, point.Told))],
            ErrorY = series.Points.All(point => point.Interval is null) ? null : new()
            {
                Type = Plotly.Blazor.Traces.ScatterLib.ErrorYLib.TypeEnum.Data,
                Symmetric = false,
                Array = [.. series.Points.Select(point => (object)((point.Interval?.High ?? point.Y) - point.Y))],
                ArrayMinus = [.. series.Points.Select(point => (object)(point.Y - (point.Interval?.Low ?? point.Y)))],
                Color = colour,
                Thickness = 1.5m,
                Width = 3,
            },
            Line = new() { Color = colour, Width = 2, Dash = Dashes[place % Dashes.Length] },
            Marker = new() { Color = colour, Size = 8, Symbol = Symbols[place % Symbols.Length] },
        };
    }
}
