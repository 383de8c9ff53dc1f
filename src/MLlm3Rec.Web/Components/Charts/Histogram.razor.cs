using Microsoft.AspNetCore.Components;
using MLlm3Rec.Reports.Layout;
using MLlm3Rec.Web.State;
using Plotly.Blazor;
using Plotly.Blazor.Traces;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>
/// Bars over ranges, with the same numbers as a sentence and as a table: a drawing alone tells nothing to a person who cannot see it.
/// </summary>
public sealed partial class Histogram(ThemeState theme)
{
    private readonly Config config = new() { Responsive = true, DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False };
    private PlotlyChart? chart;
    private IList<ITrace> data = [];
    private Plotly.Blazor.Layout layout = new();
    private IReadOnlyList<ChartBar>? drawn;

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

    private string Summary
    {
        get
        {
            var total = Bins.Sum(bin => bin.Count);
            var most = Bins.MaxBy(bin => bin.Count);
            return total == 0 || most is null ? "Nothing to count." : $"{total:N0} in all; most ({most.Count:N0}) at {most.Label}.";
        }
    }

    protected override void OnInitialized() => Hold(theme.OnChanged(() => DispatchAsync(RedrawAsync)));

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(drawn, Bins))
        {
            drawn = Bins;
            await RedrawAsync();
        }
    }

    // The wrapper never redraws by itself: new data and new colours are handed over and then asked for.
    private async Task RedrawAsync()
    {
        var colours = ChartColours.Of(theme.IsDark);
        data =
        [
            new Bar
            {
                X = [.. Bins.Select(bin => (object)bin.Label)],
                Y = [.. Bins.Select(bin => (object)bin.Count)],
                Marker = new() { Color = colours.Accent },
            },
        ];
        layout = ChartLayout.Of(colours, XTitle, YTitle);
        StateHasChanged();
        if (chart is not null)
        {
            await Task.Yield();
            await chart.React();
        }
    }

    private async Task DownloadAsync()
    {
        if (chart is not null)
        {
            await chart.DownloadImage(ImageFormat.Png, 1200, 700, $"{Title} {Dataset}".Trim(), CancellationToken.None);
        }
    }
}

/// <summary>One bar.</summary>
/// <param name="Label">The range as a person reads it, e.g. "5–9".</param>
/// <param name="Count">How many fall into it.</param>
public sealed record ChartBar(string Label, long Count);
