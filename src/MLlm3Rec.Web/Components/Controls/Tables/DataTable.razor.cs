using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Navigation;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Controls.Tables;

/// <summary>
/// A table of rows from a store, a page at a time. The address is its state: order, page, columns and closeness of rows stand there, so that a link,
/// a reload and the Back button show the same. Filters belong to the page that knows what they mean.
/// </summary>
public sealed partial class DataTable<T>(NavigationManager navigation)
{
    private static readonly Func<T, object> AllTheSame = _ => 0;

    private MudDataGrid<T>? grid;
    private TableView view = new("", Descending: false);
    private Dictionary<string, SortDefinition<T>> sorts = [];
    private Dictionary<string, object> named = [];
    private (TableView View, object? Scope)? loaded;
    private int? total;

    /// <summary>What the rows are, e.g. "Runs".</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Columns by their properties. One that may be left out is <c>Hideable</c>, and <c>Hidden</c> where the view hides it. One that sorts
    /// has a button in its heading: a click on it is a click on the heading, which MudDataGrid leaves to the pointer.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<TableView> Columns { get; set; }

    /// <summary>How it is looked at where the address says nothing.</summary>
    [Parameter, EditorRequired]
    public required TableView Usual { get; set; }

    /// <summary>Some rows, skipping those of the pages before.</summary>
    [Parameter, EditorRequired]
    public required Func<TableView, CancellationToken, Task<RowPage<T>>> Load { get; set; }

    /// <summary>All rows of the order and the filters shown; columns that are hidden are left out by their names.</summary>
    [Parameter, EditorRequired]
    public required Func<TableView, CancellationToken, ExportTable> Export { get; set; }

    /// <summary>Of exports, without ending.</summary>
    [Parameter, EditorRequired]
    public required string FileName { get; set; }

    /// <summary>Instead of rows where there are none.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Empty { get; set; }

    /// <summary>What else the rows depend on, such as filters: they are read anew when it is no longer equal.</summary>
    [Parameter]
    public object? Scope { get; set; }

    /// <summary>Beside the buttons above it.</summary>
    [Parameter]
    public RenderFragment? Heading { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "dir")]
    public string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    [SupplyParameterFromQuery(Name = "without")]
    public string? Without { get; set; }

    [SupplyParameterFromQuery(Name = "rows")]
    public string? Rows { get; set; }

    private IEnumerable<Column<T>> Hideable => grid?.RenderedColumns.Where(column => column.Hideable == true) ?? [];

    protected override void OnParametersSet()
    {
        view = Usual with
        {
            Sort = Sort ?? Usual.Sort,
            Descending = Direction is null ? Usual.Descending : Direction == "desc",
            Page = Math.Max(1, Page ?? 1),
            Hidden = Without ?? "",
            Dense = Rows == "dense",
        };
        named = new() { ["aria-label"] = Label };
        SayOrder(view);
    }

    // Not before: until it is drawn, the grid knows the order of before.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender && grid is not null && loaded is { } before && !(before.View.ListsSameAs(view) && Equals(before.Scope, Scope)))
        {
            await grid.ReloadServerData();
        }
    }

    // By the key as the column spells it, once there are columns. The grid sorts what it is given once more, by the values that it sees: rows that
    // came in their order are all the same to it.
    private void SayOrder(TableView of)
    {
        var key = grid?.RenderedColumns.Select(column => column.PropertyName)
            .FirstOrDefault(name => of.Sort.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? of.Sort;
        if (!sorts.TryGetValue(key, out var said) || said.Descending != of.Descending || said.SortFunc != AllTheSame)
        {
            sorts = new() { [key] = new SortDefinition<T>(key, of.Descending, 0, AllTheSame, null) };
        }
    }

    // The grid asks for itself after a click on a heading, and says so by an order that the address does not have yet. Whoever went elsewhere while
    // rows came is not led back: the rows of there are asked for next.
    private async Task<GridData<T>> LoadAsync(GridState<T> state, CancellationToken cancelled)
    {
        var before = view;
        var asked = state.SortDefinitions.FirstOrDefault() is { } sort && !view.IsSortedBy(sort.SortBy, sort.Descending)
            ? view.SortedBy(sort.SortBy, sort.Descending)
            : view;
        loaded = (asked, Scope);
        var page = await Load(asked, cancelled);
        if (page is { Rows.Count: 0, Total: > 0 })
        {
            page = await Load(asked with { Page = new PageWindow(asked.Page, asked.Take, page.Total).Page }, cancelled);
        }

        if (view == before)
        {
            total = page.Total;
            SayOrder(asked);
            if (asked != before)
            {
                Show(view = asked);
            }

            StateHasChanged();
        }

        return new() { Items = page.Rows, TotalItems = page.Total };
    }

    private ExportTable Exported(CancellationToken cancelled)
    {
        var shown = view;
        var table = Export(shown, cancelled);
        return table.Without(table.Columns.Where(shown.Hides).ToHashSet());
    }

    private void Show(TableView wanted) => navigation.NavigateTo(AddressOf(wanted));

    private string AddressOf(TableView wanted) => navigation.GetUriWithQueryParameters(wanted.Query(Usual));

    private static string Said(bool yes) => yes ? "true" : "false";
}
