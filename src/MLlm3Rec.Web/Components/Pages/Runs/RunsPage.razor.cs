using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed partial class RunsPage(RunStore store, RunFeed feed, DatasetStore datasetStore, NavigationManager navigation, IDialogService dialogs, TimeProvider clock)
    : IDisposable
{
    private readonly Lifetime lifetime = new();
    private readonly RunTicker ticker = new(clock);
    private RunListView view = new();
    private Storage.Runs.RunPage? runs;
    private IReadOnlyList<string> datasets = [];
    private IReadOnlyDictionary<int, RunSnapshot> live = new Dictionary<int, RunSnapshot>();

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "dataset")]
    public string? Dataset { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        view = RunListView.Parse(State, Kind, Dataset, Page);
        datasets = [.. (await datasetStore.ListAsync(lifetime.Token)).Select(dataset => dataset.Name)];
        await LoadAsync();
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? FollowAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        live = Live();
        runs = await store.PageAsync(view.ToQuery(), lifetime.Token);
    }

    // The list is read again when runs begin or change state; between that only the figures move.
    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Beat.Period, clock);
        while (await timer.WaitForNextTickAsync(lifetime.Token))
        {
            var before = live;
            live = Live();
            if (!before.Values.Select(StateOf).SequenceEqual(live.Values.Select(StateOf)) || IsBehind())
            {
                await LoadAsync();
                StateHasChanged();
            }
            else if (live.Count > 0)
            {
                StateHasChanged();
            }
        }
    }

    // A run whose process died before anybody here heard of it is in the list, but never among those under way.
    private bool IsBehind() => runs?.Rows.Any(run => !run.HasEnded && !live.ContainsKey(run.Id)) ?? false;

    private Dictionary<int, RunSnapshot> Live() => feed.Active.ToDictionary(run => run.Id, ticker.Now);

    private static (int, RunState) StateOf(RunSnapshot run) => (run.Id, run.State);

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

    public void Dispose() => lifetime.Dispose();
}
