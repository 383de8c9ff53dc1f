using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>
/// All people as rows of one height, of which only those in sight exist. One tab stop: the arrow keys move a cursor over rows
/// that may not be on the page yet, so the table keeps the focus and names the row under the cursor.
/// </summary>
public sealed partial class ProfileGrid(ProfileStore profiles, IJSRuntime js)
{
    private const int RowHeight = 56;

    private ElementReference grid;
    private Virtualize<Line>? window;
    private IJSObjectReference? module;
    private ProfilesView? shown;
    private int active = -1;
    private bool moved;
    private string? opening;

    [Parameter, EditorRequired]
    public required int DatasetId { get; set; }

    [Parameter, EditorRequired]
    public required ProfilesView State { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>How many people match.</summary>
    [Parameter, EditorRequired]
    public required int Total { get; set; }

    [Parameter]
    public EventCallback<ProfileSort> OnSort { get; set; }

    /// <summary>The id of the person whose pane is wanted.</summary>
    [Parameter]
    public EventCallback<string> OnOpen { get; set; }

    /// <summary>The same while stepping with the arrow keys.</summary>
    [Parameter]
    public EventCallback<string> OnStep { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>Ids of the people picked out.</summary>
    [Parameter]
    public IReadOnlySet<string> Chosen { get; set; } = new HashSet<string>();

    /// <summary>Picks a person out, or puts them back.</summary>
    [Parameter]
    public EventCallback<string> OnChoose { get; set; }

    private string Label => $"{ProfileWords.People(Total)}. Arrow keys move, Enter opens a person, Space picks one out.";

    protected override async Task OnParametersSetAsync()
    {
        var before = shown;
        shown = State;
        var sameList = before is not null && before.ListsSameAs(State);
        if (sameList && before!.User == State.User)
        {
            return;
        }

        var opened = opening;
        opening = null;
        if (State.User is { } user && !(sameList && user == opened))
        {
            active = await profiles.PositionAsync(Query, new UserId(user), Leaving);
            moved = true;
        }
        else if (!sameList)
        {
            active = -1;
        }

        if (!sameList && window is not null)
        {
            await window.RefreshDataAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var self = DotNetObjectReference.Create(this);
            Hold(self);
            module = await ImportAsync(js, "./Components/Pages/Profiles/ProfileGrid.razor.js");
            await module.InvokeVoidAsync("listen", grid, self, RowHeight);
        }

        if (moved && module is not null)
        {
            moved = false;
            await module.InvokeVoidAsync("show", grid, active, RowHeight);
        }
    }

    /// <summary>Called by the browser for the keys that mean something here.</summary>
    [JSInvokable]
    public async Task KeyAsync(string key, int page)
    {
        switch (key)
        {
            case "Escape":
                await OnClose.InvokeAsync();
                return;
            case " ":
                await AtAsync(active, OnChoose);
                return;
            case "Enter":
                await AtAsync(active, OnOpen);
                return;
        }

        var target = ListKeys.Target(key, active, Total, page);
        if (target < 0 || target == active)
        {
            return;
        }

        active = target;
        moved = true;
        StateHasChanged();
        if (State.User is not null)
        {
            await AtAsync(target, OnStep);
        }
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync();

    // The row answers at once; the address, and with it the pane, follow.
    private Task OpenAsync(Line line)
    {
        (opening, active) = (line.Row.UserId.Value, line.Index);
        return OnOpen.InvokeAsync(opening);
    }

    private async ValueTask<ItemsProviderResult<Line>> ProvideAsync(ItemsProviderRequest request)
    {
        var page = await profiles.PageAsync(Query with { Skip = request.StartIndex, Take = request.Count }, request.CancellationToken);
        return new ItemsProviderResult<Line>(page.Rows.Select((row, offset) => new Line(request.StartIndex + offset, row)), page.Total);
    }

    private async Task AtAsync(int index, EventCallback<string> tell)
    {
        var page = index < 0 ? ProfilePage.Empty : await profiles.PageAsync(Query with { Skip = index, Take = 1 }, Leaving);
        if (page.Rows.Count == 1)
        {
            await tell.InvokeAsync(page.Rows[0].UserId.Value);
        }
    }

    private ProfileQuery Query => State.ToQuery(DatasetId);

    private bool IsOpen(Line line) => line.Row.UserId.Value == (opening ?? State.User);

    private static string RowId(int index) => $"person-{index}";

    private sealed record Line(int Index, ProfileRow Row);
}
