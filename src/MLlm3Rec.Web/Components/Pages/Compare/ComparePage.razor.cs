using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>The comparisons of a dataset: done, under way, and the form for another.</summary>
public sealed partial class ComparePage(
    DatasetStore datasets, ExperimentStore store, Preparation preparation, CurrentDataset current, RunFeed feed, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private IDisposable? subscription;
    private DatasetSummary? dataset;
    private IReadOnlyList<RunRecord> experiments = [];
    private IReadOnlyList<RunRecord> stopped = [];
    private IReadOnlyList<RunRequest> missing = [];
    private IReadOnlyList<RunSnapshot> active = [];
    private int? started;
    private bool adding;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "dataset")]
    public string? DatasetName { get; set; }

    private bool Any => experiments.Count + active.Count + stopped.Count > 0;

    protected override void OnInitialized() => subscription = feed.Subscribe(run => _ = InvokeAsync(() => FollowAsync(run)));

    protected override Task OnParametersSetAsync() => ReloadAsync();

    public void Dispose()
    {
        subscription?.Dispose();
        disposal.Cancel();
        disposal.Dispose();
    }

    private async Task ReloadAsync()
    {
        dataset = (DatasetName ?? current.Name) is { } name
            ? await datasets.FindAsync(name, disposal.Token)
            : await datasets.ListAsync(disposal.Token) is [var first, ..] ? first : null;
        experiments = dataset is null ? [] : await store.ListAsync(dataset.Name, disposal.Token);
        stopped = dataset is null ? [] : await store.StoppedAsync(dataset.Name, disposal.Token);
        missing = dataset is null ? [] : (await preparation.ReadinessAsync(dataset.Id, disposal.Token)).Missing(dataset.Name);
        Refresh();
        loaded = true;
    }

    private void StartedAsync(int run) => (started, adding) = (run, false);

    private async Task FollowAsync(RunSnapshot run)
    {
        if (disposal.IsCancellationRequested || dataset is null || run.Kind != RunKind.Evaluate || run.Dataset != dataset.Name)
        {
            return;
        }

        Refresh();
        if (run.State == RunState.Done && run.Id == started)
        {
            navigation.NavigateTo(Urls.Compare(new CompareView { Run = run.Id }));
        }
        else if (run.HasEnded)
        {
            await ReloadAsync();
        }

        StateHasChanged();
    }

    private void Refresh() => active = [.. feed.Active.Where(run => run.Kind == RunKind.Evaluate && run.Dataset == dataset?.Name)];
}
