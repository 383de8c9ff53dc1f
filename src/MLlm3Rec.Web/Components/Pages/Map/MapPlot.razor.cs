using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Map;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>The drawing. Points and selections travel by HTTP; over the circuit go only numbers, names of a few labels and codes.</summary>
public sealed partial class MapPlot(IJSRuntime js)
{
    /// <summary>As in Plotly.Blazor's package, which brings it: nothing is fetched from elsewhere.</summary>
    private const string Script = "_content/Plotly.Blazor/plotly-3.7.0.min.js";

    private ElementReference root;
    private IJSObjectReference? module;
    private DotNetObjectReference<MapPlot>? self;
    private PlotState? shown;
    private MapBoard? labelled;
    private IReadOnlyList<PlotLabel> labels = [];
    private int? drawn;
    private bool hasGl = true;
    private string? failure;

    [Parameter, EditorRequired]
    public required MapBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required MapView View { get; set; }

    [Parameter, EditorRequired]
    public required MapColouring Colouring { get; set; }

    /// <summary>Number of the point in focus, or −1.</summary>
    [Parameter]
    public int Point { get; set; } = -1;

    [Parameter]
    public IReadOnlyList<TrailStep> Trail { get; set; } = [];

    /// <summary>A point was clicked or reached by keys.</summary>
    [Parameter]
    public EventCallback<int> OnPoint { get; set; }

    /// <summary>Points are to be selected by a rule.</summary>
    [Parameter]
    public EventCallback OnRule { get; set; }

    /// <summary>Code of what was selected, or null.</summary>
    [Parameter]
    public EventCallback<string?> OnSelect { get; set; }

    private string Summary =>
        $"Map of {Board.Count:N0} points in {Board.Map.GroupNames.Count} clusters, coloured by {Colouring.Title.ToLowerInvariant()}. "
        + $"The largest cluster: {Board.Map.GroupNames[0]}.";

    private string ChangeLimit =>
        Urls.Map(View with { Limit = View.Limit < Board.Count && Board.Count <= 1_000_000 ? Board.Count : MapView.UsualLimit });

    [JSInvokable]
    public void Drawn(int count, bool withGl)
    {
        (drawn, hasGl, failure) = (count, withGl, null);
        StateHasChanged();
    }

    [JSInvokable]
    public void Failed(string reason)
    {
        failure = reason;
        StateHasChanged();
    }

    [JSInvokable]
    public Task Focused(int point) => Board.Has(point) ? OnPoint.InvokeAsync(point) : Task.CompletedTask;

    [JSInvokable]
    public Task Selected(string code) => OnSelect.InvokeAsync(code.Length == 0 ? null : code);

    public Task SaveAsync(string title) => module is null
        ? Task.CompletedTask
        : module.InvokeVoidAsync(
            "save",
            root,
            title,
            Colouring.Legend.Select((entry, place) =>
                new { text = $"{entry.Label} · {entry.Count:N0}", colour = MapLegend.ColourOf(Colouring, entry, place) }))
            .AsTask();

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(labelled, Board))
        {
            labelled = Board;
            labels = PlotLabel.Of(Board);
            drawn = null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await ImportAsync(js, "./Components/Pages/Map/MapPlot.razor.js");
            await module.InvokeVoidAsync("attach", root, self, Script);
        }

        var next = new PlotState(
            $"{Urls.MapData.TrimStart('/')}/{Board.Stored.Summary.Id}", View.Limit, Colouring.Field, Colouring.IsScale, string.Join(',', View.Hidden),
            View.Selection, Point, Point < 0 ? null : Board.NameOf(Point), labels, Trail);
        if (module is not null && next != shown)
        {
            shown = next;
            await module.InvokeVoidAsync("update", root, next);
        }
    }

    protected override async ValueTask LetGoAsync()
    {
        await module.ReleaseAsync("detach", root);
        self?.Dispose();
    }
}
