using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed partial class RunsPage(
    RunStore store, RunFeed feed, DatasetStore datasetStore, NavigationManager navigation, IDialogService dialogs, TimeProvider clock)
{
    private RunListView view = new();
    private Storage.Runs.RunPage? runs;
    private IReadOnlyList<string> datasets = [];
    private ActiveRuns? watch;

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "dataset")]
    public string? Dataset { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    protected override void OnInitialized()
    {
        Hold(watch = new ActiveRuns(feed, clock, _ => true));
        Dispatch(() => watch.FollowAsync(FollowAsync, Leaving));
    }

    protected override async Task OnParametersSetAsync()
    {
        view = RunListView.Parse(State, Kind, Dataset, Page);
        datasets = [.. (await datasetStore.ListAsync(Leaving)).Select(dataset => dataset.Name)];
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        watch?.Refresh();
        runs = await store.PageAsync(view.ToQuery(), Leaving);
    }

    // The list is read again when runs begin or change state; between that only the figures move.
    private async Task FollowAsync(RunChanges changes)
    {
        if (changes.Any || IsBehind())
        {
            await LoadAsync();
            StateHasChanged();
        }
        else if (watch?.Active.Count > 0)
        {
            StateHasChanged();
        }
    }

    // A run whose process died before anybody here heard of it is in the list, but never among those under way.
    private bool IsBehind() => runs?.Rows.Any(run => !run.HasEnded && watch?.Active.Any(active => active.Id == run.Id) != true) ?? false;

    private static string AddressOf(RunListView view) => Urls.Runs(view.State?.ToString(), view.Kind?.Word(), view.Dataset, view.Page);

    private void Show(RunListView wanted) => navigation.NavigateTo(AddressOf(wanted));

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
