using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>The comparisons of a dataset: done, under way, and the form for another.</summary>
public sealed partial class ComparePage(
    ExperimentStore store, Preparation preparation, CurrentDataset current, RunFeed feed, TimeProvider clock,
    NavigationManager navigation) : PageOfDataset(current)
{
    private DatasetSummary? dataset;
    private IReadOnlyList<RunRecord> experiments = [];
    private IReadOnlyList<RunRecord> stopped = [];
    private IReadOnlyList<RunRequest> missing = [];
    private ActiveRuns? runs;
    private int? started;
    private bool adding;
    private bool loaded;

    private IReadOnlyList<RunSnapshot> Active => runs?.Active ?? [];

    private bool Any => experiments.Count + Active.Count + stopped.Count > 0;

    protected override void OnInitialized()
    {
        Hold(runs = new ActiveRuns(feed, clock, run => run.Kind == RunKind.Evaluate && run.Dataset == dataset?.Name));
        Dispatch(() => runs.FollowAsync(FollowAsync, Leaving));
    }

    protected override Task OnParametersSetAsync() => ReloadAsync();

    private async Task ReloadAsync()
    {
        dataset = await FindDatasetAsync();
        experiments = dataset is null ? [] : await store.ListAsync(dataset.Name, Leaving);
        stopped = dataset is null ? [] : await store.StoppedAsync(dataset.Name, Leaving);
        missing = dataset is null ? [] : (await preparation.ReadinessAsync(dataset.Id, Leaving)).Missing(dataset.Name);
        runs?.Refresh();
        loaded = true;
    }

    private void StartedAsync(int run)
    {
        (started, adding) = (run, false);
        runs?.Refresh();
    }

    private async Task FollowAsync(RunChanges changes)
    {
        if (changes.Ended.Any(run => run.State == RunState.Done && run.Id == started))
        {
            navigation.NavigateTo(Urls.Compare(new CompareView { Run = started!.Value })); // It is the one that ended.
            return;
        }

        if (changes.Any)
        {
            await ReloadAsync();
        }

        if (changes.Any || Active.Count > 0)
        {
            StateHasChanged();
        }
    }
}
