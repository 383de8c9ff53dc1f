using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed partial class RunsPage(
    RunStore store, RunFeed feed, DatasetStore datasetStore, NavigationManager navigation, IDialogService dialogs, TimeProvider clock)
{
    private static readonly TableView Usual = new(nameof(RunColumn.Id), Descending: true);

    private RunListView view = new();
    private IReadOnlyList<RunRecord> shown = [];
    private int moment;
    private IReadOnlyList<string> datasets = [];
    private ActiveRuns? watch;

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "dataset")]
    public string? Dataset { get; set; }

    protected override void OnInitialized()
    {
        Hold(watch = new ActiveRuns(feed, clock, _ => true));
        Dispatch(() => watch.FollowAsync(FollowAsync, Leaving));
    }

    protected override async Task OnParametersSetAsync()
    {
        view = RunListView.Parse(State, Kind, Dataset);
        datasets = [.. (await datasetStore.ListAsync(Leaving)).Select(dataset => dataset.Name)];
    }

    private async Task<RowPage<RunRecord>> LoadAsync(TableView table, CancellationToken cancelled)
    {
        watch?.Refresh();
        var page = await store.PageAsync(view.ToQuery(table), cancelled);
        shown = page.Rows;
        return page;
    }

    private void ReadAgain() => moment++;

    // The list is read again when runs begin or change state; between that only the figures move.
    private Task FollowAsync(RunChanges changes)
    {
        if (changes.Any || IsBehind())
        {
            ReadAgain();
            StateHasChanged();
        }
        else if (watch?.Active.Count > 0)
        {
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    // A run whose process died before anybody here heard of it is in the list, but never among those under way.
    private bool IsBehind() => shown.Any(run => !run.HasEnded && watch?.Active.Any(active => active.Id == run.Id) != true);

    private RunSnapshot LiveOf(RunRecord run) => watch?.Active.FirstOrDefault(active => active.Id == run.Id) ?? RunSnapshot.Of(run);

    private void Show(RunListView wanted) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(wanted.Query()));

    private async Task ChooseFiltersAsync()
    {
        var parameters = new DialogParameters<RunFilterDialog> { { dialog => dialog.View, view }, { dialog => dialog.Datasets, datasets } };
        var dialog = await dialogs.ShowAsync<RunFilterDialog>("Filter runs", parameters);
        if (await dialog.Result is { Canceled: false, Data: RunListView wanted })
        {
            Show(wanted);
        }
    }
}
