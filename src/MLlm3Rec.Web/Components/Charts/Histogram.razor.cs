using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib.XAxisLib;
using Plotly.Blazor.Traces;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>
/// Bars over ranges, with the same numbers as a sentence and as a table: a drawing alone tells nothing to a person who cannot see it.
/// </summary>
public sealed partial class Histogram
{
    /// <summary>More labels than this stand in each other's way.</summary>
    private const int MostTicks = 14;

    private IReadOnlyList<ChartBar>? shown;
    private Func<ChartLook, ChartDrawing> draw = _ => throw new InvalidOperationException("Drawn before there is anything.");

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartBar> Bins { get; set; }

    [Parameter, EditorRequired]
    public required string XTitle { get; set; }

    [Parameter, EditorRequired]
    public required string YTitle { get; set; }

    /// <summary>Stands in the saved picture, so that it still says where it came from.</summary>
    [Parameter]
    public string? Dataset { get; set; }

    /// <summary>Draws shares instead of counts.</summary>
    [Parameter]
    public bool AsShare { get; set; }

    /// <summary>What there is to see; null for how many there are and where most.</summary>
    [Parameter]
    public string? Said { get; set; }

    private long Total => Bins.Sum(bin => bin.Count);

    private string Summary => Said ?? (
        Total == 0 || Bins.MaxBy(bin => bin.Count) is not { } most
            ? "Nothing to count."
            : $"{Total:N0} in all; most ({most.Count:N0}) at {most.Label}.");

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(shown, Bins))
        {
            shown = Bins;
            draw = look => DrawingOf(look); // Another delegate each time: the frame draws what it does not know yet.
        }
    }

    private string ShareOf(ChartBar bin) =>
        (bin.Of ?? Total) == 0 ? "–" : Percent(bin).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private double Percent(ChartBar bin) => (bin.Of ?? Total) is var all and > 0 ? 100.0 * bin.Count / all : 0;

    private string Told(ChartBar bin) =>
        bin.Of is { } all ? $"{bin.Count:N0} of {all:N0}, {ShareOf(bin)}" : $"{YTitle}: {bin.Count:N0}, {ShareOf(bin)}";

    private ChartDrawing DrawingOf(ChartLook look)
    {
        var across = ChartLayout.Across(look, XTitle);
        across.Type = TypeEnum.Category;
        across.AutoMargin = AutoMarginFlag.True;
        across.ShowGrid = false;
        if (Bins.Count > MostTicks)
        {
            var step = (Bins.Count - 1) / (look.IsNarrow ? MostTicks / 3 : MostTicks / 2) + 1;
            across.TickVals = [.. Bins.Where((_, place) => place % step == 0).Select(bin => (object)bin.Label)];
        }

        var upwards = ChartLayout.Upwards(look, YTitle);
        upwards.FixedRange = true;
        var bars = new Bar
        {
            X = [.. Bins.Select(bin => (object)bin.Label)],
            Y = [.. Bins.Select(bin => AsShare ? Percent(bin) : (object)bin.Count)],
            HoverInfo = Plotly.Blazor.Traces.BarLib.HoverInfoFlag.Text,
            HoverTextArray = [.. Bins.Select(bin => ChartText.Lines($"{XTitle}: {bin.Label}", Told(bin)))],
            Marker = new() { Color = look.Colours.Accent },
        };
        return new ChartDrawing([bars], ChartLayout.Of(look, across, upwards));
    }
}

/// <summary>One bar.</summary>
/// <param name="Label">The range as a person reads it, e.g. "5–9".</param>
/// <param name="Count">How many fall into it.</param>
public sealed record ChartBar(string Label, long Count)
{
    /// <summary>What it is a share of, if not of all bars together.</summary>
    public long? Of { get; init; }
}
