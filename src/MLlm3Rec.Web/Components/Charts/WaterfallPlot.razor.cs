using Microsoft.AspNetCore.Components;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>A sum as a way through its parts: what adds is filled, what takes away is hatched, whatever the colours.</summary>
/// <remarks>Bars with a base: the library's own kind is not in the small bundle.</remarks>
public sealed partial class WaterfallPlot
{
    private ChartRow[] rows = [];

    [Parameter, EditorRequired]
    public required WaterfallBars Sum { get; set; }

    [Parameter]
    public string? Chosen { get; set; }

    protected override void OnParametersSet()
    {
        var sum = Sum;
        if (Show(sum, look => DrawingOf(sum, look)))
        {
            rows = [.. sum.Bars.Select(bar => bar.Row)];
        }
    }

    /// <summary>The bars, and a thin line from each end to the next beginning.</summary>
    internal static ChartDrawing DrawingOf(WaterfallBars sum, ChartLook look)
    {
        var bars = sum.Bars.Select((bar, place) => (Bar: bar, Place: place)).Where(entry => !entry.Bar.Row.IsHead).ToList();
        var room = 0.04 * Math.Max(1e-9, sum.Highest - sum.Lowest);
        var across = ChartLayout.AcrossFromZero(look, sum.Axis);
        across.Range = [sum.Lowest - room, sum.Highest + room];
        across.ShowGrid = !look.IsNarrow; // There the text stands over the drawing, and lines would run through it.
        return new ChartDrawing(
            look.IsNarrow ? [Bars(bars, look)] : [Line(bars, look), Bars(bars, look)],
            RowLayout.Of(look, [.. sum.Bars.Select(bar => bar.Row)], across));
    }

    private static Bar Bars(IReadOnlyList<(WaterfallBar Bar, int Place)> bars, ChartLook look) => new()
    {
        Orientation = OrientationEnum.H,
        Y = [.. bars.Select(entry => (object)entry.Place)],
        X = [.. bars.Select(entry => (object)(entry.Bar.To - entry.Bar.From))],
        BaseArray = [.. bars.Select(entry => (object)entry.Bar.From)],
        Width = RowLayout.Thickness(look),
        CustomData = [.. bars.Select(entry => (object)(entry.Bar.Row.Key ?? ""))],
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. bars.Select(entry => ChartText.Lines(entry.Bar.Row.Name, entry.Bar.Told))],
        Marker = new Plotly.Blazor.Traces.BarLib.Marker
        {
            ColorArray = [.. bars.Select(entry => (object)ColourOf(entry.Bar, look))],
            Pattern = new()
            {
                ShapeArray = [.. bars.Select(entry => (ShapeEnum?)(IsAgainst(entry.Bar) ? ShapeEnum.Slash : ShapeEnum.Empty))],
                FgColor = look.Colours.Surface,
                FillMode = FillModeEnum.Overlay,
                Size = 6,
                Solidity = 0.35m,
            },
        },
    };

    private static Scatter Line(IReadOnlyList<(WaterfallBar Bar, int Place)> bars, ChartLook look)
    {
        var (x, y) = (new List<object>(), new List<object>());
        foreach (var ((bar, place), (_, next)) in bars.Zip(bars.Skip(1)))
        {
            x.AddRange([bar.To, bar.To, null!]); // A gap in the line.
            y.AddRange([place, next, null!]);
        }

        return new Scatter
        {
            Mode = Plotly.Blazor.Traces.ScatterLib.ModeFlag.Lines,
            X = x,
            Y = y,
            HoverInfo = Plotly.Blazor.Traces.ScatterLib.HoverInfoFlag.Skip,
            Line = new() { Color = look.Edge, Width = 1 },
        };
    }

    private static bool IsAgainst(WaterfallBar bar) => !bar.IsTotal && bar.To < bar.From;

    private static string ColourOf(WaterfallBar bar, ChartLook look) =>
        bar.IsTotal ? look.Colours.Soft : bar.Hue is { } hue ? look.Motive(hue) : IsAgainst(bar) ? look.Bad : look.Colours.Accent;
}
