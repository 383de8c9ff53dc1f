using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>
/// What every chart has: a name, the drawing in the theme's colours, zoom and reset, pictures to save, and the same values as a table. The kinds of
/// charts only say what is drawn.
/// </summary>
/// <remarks>Zooming and saving stay in the browser; over the circuit go a drawing when it changes, and the key of a point that was clicked.</remarks>
public sealed partial class ChartFrame(ThemeState theme, IJSRuntime js)
{
    private static readonly Dictionary<string, object> Full = new(StringComparer.Ordinal) { ["class"] = "full" };

    private readonly Config config = new()
    {
        DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False,
        DoubleClick = Plotly.Blazor.ConfigLib.DoubleClickEnum.Reset,
    };

    private readonly string id = $"chart-{Identifier.Next()}";
    private ElementReference root;
    private PlotlyChart? chart;
    private IJSObjectReference? module;
    private DotNetObjectReference<ChartFrame>? self;
    private ChartPlace? place;
    private Func<ChartLook, ChartDrawing>? shown;
    private ChartDrawing? drawing;
    private ChartDrawing? drawn;
    private int version;
    private bool asked; // For the table: unasked it is half of what a chart sends.

    /// <summary>Names the chart, and the picture that is saved.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Makes the drawing. Another one draws anew and forgets what was zoomed to.</summary>
    [Parameter, EditorRequired]
    public required Func<ChartLook, ChartDrawing> Draw { get; set; }

    /// <summary>Whether the title stands above; else whatever stands there says it.</summary>
    [Parameter]
    public bool ShowTitle { get; set; }

    /// <summary>What there is to see, in a sentence.</summary>
    [Parameter]
    public string? Summary { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>In pixels; not asked where there are rows.</summary>
    [Parameter]
    public int Height { get; set; } = 320;

    /// <summary>How many rows the drawing has, if it stands beside text of the page.</summary>
    [Parameter]
    public int RowCount { get; set; }

    /// <summary>The text of the rows.</summary>
    [Parameter]
    public RenderFragment? Rows { get; set; }

    /// <summary>The values drawn, for who cannot see or point.</summary>
    [Parameter]
    public RenderFragment? Table { get; set; }

    /// <summary>The key of a point that was clicked.</summary>
    [Parameter]
    public EventCallback<string> OnPoint { get; set; }

    /// <summary>What the file of a saved picture is called beside the title, such as the dataset.</summary>
    [Parameter]
    public string? Source { get; set; }

    private string Size => Rows is null ? $"height:{Height}px" : $"--count:{RowCount}";

    [JSInvokable]
    public Task Clicked(string key) => OnPoint.InvokeAsync(key);

    /// <summary>There is more or less room than before.</summary>
    [JSInvokable]
    public void Placed(ChartPlace now)
    {
        place = now;
        Redraw();
        StateHasChanged();
    }

    protected override void OnInitialized() => Hold(theme.OnChanged(() => DispatchAsync(() =>
    {
        Redraw();
        StateHasChanged();
        return Task.CompletedTask;
    })));

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(shown, Draw))
        {
            shown = Draw;
            version++;
            Redraw();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await ImportAsync(js, "./Components/Charts/ChartFrame.razor.js");
            place = await module.InvokeAsync<ChartPlace?>("attach", root, self) ?? new ChartPlace(false, false);
            Redraw();
            StateHasChanged();
            return;
        }

        // The library's component draws what it is born with, and later only what it is asked to.
        if (chart is not null && drawing is not null && !ReferenceEquals(drawn, drawing))
        {
            var first = drawn is null;
            drawn = drawing;
            if (!first)
            {
                await chart.React(Leaving);
            }
        }
    }

    protected override async ValueTask LetGoAsync()
    {
        await module.ReleaseAsync("detach", root);
        self?.Dispose();
    }

    // Nothing is drawn before the browser has said how much room there is: a drawing that is made anew at once is seen to jump.
    private void Redraw()
    {
        if (place is not null)
        {
            drawing = Draw(new ChartLook(theme.IsDark, place.Narrow, place.Touched));
            drawing.Layout.UiRevision = version;
            drawing.Layout.Meta = $"{Title} {Source}".Trim();
        }
    }
}

/// <summary>Where a chart hangs, as the browser sees it.</summary>
/// <param name="Narrow">Less than 480 pixels wide.</param>
/// <param name="Touched">By fingers, not by a mouse.</param>
public sealed record ChartPlace(bool Narrow, bool Touched);
