using Microsoft.AspNetCore.Components;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>A few things by two of their figures, each with its name, and a line through those that none beats in both.</summary>
public sealed partial class ScatterPlot
{
    /// <summary>About the room that points have, in pixels: names are laid out before anybody knows it exactly.</summary>
    private const double Wide = 900;
    private const double Narrow = 280;
    private const double High = 380;

    /// <summary>A new list draws anew.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ScatterPoint> Points { get; set; }

    [Parameter, EditorRequired]
    public required ScatterAxis Across { get; set; }

    [Parameter, EditorRequired]
    public required ScatterAxis Upwards { get; set; }

    protected override void OnParametersSet()
    {
        var (points, across, upwards) = (Points, Across, Upwards);
        Show((points, across, upwards), look => DrawingOf(points, across, upwards, look));
    }

    internal static ChartDrawing DrawingOf(IReadOnlyList<ScatterPoint> points, ScatterAxis across, ScatterAxis upwards, ChartLook look)
    {
        var front = ParetoFront.Of(points, across, upwards);
        var layout = ChartLayout.Of(look, ChartLayout.Across(look, across.Title), ChartLayout.Upwards(look, upwards.Title));
        return new ChartDrawing([Line(front, look), Marks(points, front, look)], layout);
    }

    private static Scatter Line(IReadOnlyList<ScatterPoint> front, ChartLook look) => new()
    {
        Mode = ModeFlag.Lines,
        X = [.. front.Select(point => (object)point.X)],
        Y = [.. front.Select(point => (object)point.Y)],
        HoverInfo = HoverInfoFlag.Skip,
        Line = new() { Color = look.Edge, Width = 1.5m, Dash = "dot" },
    };

    private static Scatter Marks(IReadOnlyList<ScatterPoint> points, IReadOnlyList<ScatterPoint> front, ChartLook look)
    {
        var sides = Sides(points, look.IsNarrow ? Narrow : Wide);
        return new Scatter
        {
            Mode = ModeFlag.Markers | ModeFlag.Text,
            X = [.. points.Select(point => (object)point.X)],
            Y = [.. points.Select(point => (object)point.Y)],
            TextArray = [.. points.Zip(sides, (point, side) => side is null ? "" : ChartText.Of(point.Name))],
            TextPositionArray = [.. sides.Select(side => side ?? TextPositionEnum.TopCenter).Cast<TextPositionEnum?>()],
            TextFont = new() { Color = look.Colours.Ink, Size = 12 },
            CustomData = [.. points.Select(point => (object)point.Key)],
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. points.Select(point => ChartText.Lines(point.Name, point.Told))],
            ErrorX = new()
            {
                Type = Plotly.Blazor.Traces.ScatterLib.ErrorXLib.TypeEnum.Data,
                Symmetric = false,
                Array = [.. points.Select(point => (object)((point.XInterval?.High ?? point.X) - point.X))],
                ArrayMinus = [.. points.Select(point => (object)(point.X - (point.XInterval?.Low ?? point.X)))],
                Color = look.Edge,
                Thickness = 1,
                Width = 0,
            },
            ErrorY = new()
            {
                Type = Plotly.Blazor.Traces.ScatterLib.ErrorYLib.TypeEnum.Data,
                Symmetric = false,
                Array = [.. points.Select(point => (object)((point.YInterval?.High ?? point.Y) - point.Y))],
                ArrayMinus = [.. points.Select(point => (object)(point.Y - (point.YInterval?.Low ?? point.Y)))],
                Color = look.Edge,
                Thickness = 1,
                Width = 0,
            },
            Marker = new()
            {
                Size = 11,
                Color = look.Colours.Accent,
                SymbolArray = [.. points.Select(point => (SymbolEnum?)(front.Contains(point) ? SymbolEnum.Diamond : SymbolEnum.CircleOpen))],
                Line = new() { Width = 2, Color = look.Colours.Accent },
            },
        };
    }

    private static IReadOnlyList<TextPositionEnum?> Sides(IReadOnlyList<ScatterPoint> points, double width)
    {
        var (x, y) = (points.Select(point => point.X).ToList(), points.Select(point => point.Y).ToList());
        return PointLabels.Of([.. points.Select(point => (point.Name, Scaled(point.X, x, width), Scaled(point.Y, y, High)))], width);

        // plotly.js leaves about a twentieth at either side.
        static double Scaled(double value, IReadOnlyList<double> all, double room)
        {
            var (low, high) = (all.Min(), all.Max());
            return room * (0.06 + 0.88 * (high > low ? (value - low) / (high - low) : 0.5));
        }
    }
}
