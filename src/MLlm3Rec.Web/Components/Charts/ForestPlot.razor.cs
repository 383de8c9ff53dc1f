using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>Means with their intervals, one below the other, and a line where the reference stands.</summary>
public sealed partial class ForestPlot
{
    /// <summary>Room for how it stands, in pixels, beside the bars.</summary>
    private const int FigureWidth = 168;

    private ChartRow[] rows = [];

    /// <summary>From above to below. A new list draws anew.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ForestPoint> Points { get; set; }

    /// <summary>What the means are of, and their unit.</summary>
    [Parameter, EditorRequired]
    public required string Axis { get; set; }

    protected override void OnParametersSet()
    {
        var (points, axis) = (Points, Axis);
        if (Show((points, axis), look => DrawingOf(points, axis, look)))
        {
            rows = [.. points.Select(point => point.Row)];
        }
    }

    internal static ChartDrawing DrawingOf(IReadOnlyList<ForestPoint> points, string axis, ChartLook look)
    {
        var across = ChartLayout.Across(look, axis);
        across.ShowGrid = !look.IsNarrow;
        across.ZeroLine = false;
        var layout = RowLayout.Of(look, [.. points.Select(point => point.Row)], across, FigureWidth + 12);
        layout.Shapes =
        [
            .. points.Where(point => point.Standing == ForestVerdict.Reference)
                .SelectMany(point => LinesAt(point.Mean, points.Count, look)),
        ];
        var measured = points.Select((point, place) => (Point: point, Place: place)).Where(entry => !double.IsNaN(entry.Point.Mean)).ToList();
        var trace = new Scatter
        {
            Mode = ModeFlag.Markers,
            X = [.. measured.Select(entry => (object)entry.Point.Mean)],
            Y = [.. measured.Select(entry => (object)entry.Place)],
            CustomData = [.. measured.Select(entry => (object)(entry.Point.Row.Key ?? ""))],
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. measured.Select(entry => ChartText.Lines(entry.Point.Row.Name, entry.Point.Told))],
            ErrorX = new()
            {
                Type = Plotly.Blazor.Traces.ScatterLib.ErrorXLib.TypeEnum.Data,
                Symmetric = false,
                Array = [.. measured.Select(entry => (object)(entry.Point.High - entry.Point.Mean))],
                ArrayMinus = [.. measured.Select(entry => (object)(entry.Point.Mean - entry.Point.Low))],
                Color = look.Colours.Accent,
                Thickness = 2,
                Width = 5,
            },
            Marker = new()
            {
                Size = 10,
                Color = look.Colours.Accent,
                SymbolArray = [.. measured.Select(entry => (SymbolEnum?)SymbolOf(entry.Point.Standing))],
                Line = new() { Width = 2, Color = look.Colours.Accent },
            },
        };
        return new ChartDrawing([trace], layout);
    }

    private static SymbolEnum SymbolOf(ForestVerdict standing) => standing switch
    {
        ForestVerdict.Reference => SymbolEnum.Diamond,
        ForestVerdict.Clear => SymbolEnum.Circle,
        _ => SymbolEnum.CircleOpen,
    };

    // Where the text stands over the drawing, the line is only there where no text is.
    private static IEnumerable<Shape> LinesAt(double mean, int rows, ChartLook look) => look.IsNarrow
        ? Enumerable.Range(0, rows).Select(row => LineAt(mean, row - 0.2, row + 0.2, look))
        : [LineAt(mean, -0.5, rows - 0.5, look)];

    private static Shape LineAt(double mean, double from, double to, ChartLook look) => new()
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line,
        X0 = mean,
        X1 = mean,
        Y0 = from,
        Y1 = to,
        Layer = Plotly.Blazor.LayoutLib.ShapeLib.LayerEnum.Below,
        Line = new() { Color = look.Edge, Width = 1, Dash = "dash" },
    };
}
