using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed partial class DatasetPage(DatasetStore store, Preparation preparation, RunFeed feed, DatasetFeed changes, IDialogService dialogs, TimeProvider clock)
    : IDisposable
{
    private readonly Lifetime lifetime = new();
    private readonly RunTicker ticker = new(clock);
    private State state;
    private DatasetSummary? dataset;
    private Readiness readiness = new(null, null, null);
    private RunSnapshot[] runs = [];
    private IDisposable? subscription;

    private enum State
    {
        Loading,
        Shown,
        Missing,
        Removed,
    }

    [Parameter]
    public required string Name { get; set; }

    protected override void OnInitialized() => subscription = changes.OnChanged(() => InvokeAsync(ReloadAsync));

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(dataset?.Name, Name, StringComparison.OrdinalIgnoreCase))
        {
            (state, dataset) = (State.Loading, null);
            await LoadAsync();
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? FollowAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var found = await store.FindAsync(Name, lifetime.Token);
        state = found is not null ? State.Shown : dataset is null && state is not State.Removed ? State.Missing : State.Removed;
        runs = Runs();
        readiness = found is null ? readiness : await preparation.ReadinessAsync(found.Id, lifetime.Token);
        // Summaries hold lists and so never compare equal: the panels read again only for another dataset.
        dataset = found is not null && found.Id == dataset?.Id ? dataset : found;
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Beat.Period, clock);
        while (await timer.WaitForNextTickAsync(lifetime.Token))
        {
            var before = runs;
            runs = Runs();
            if (!before.Select(run => run.Id).SequenceEqual(runs.Select(run => run.Id)))
            {
                await ReloadAsync();
            }
            else if (runs.Length > 0)
            {
                StateHasChanged();
            }
        }
    }

    private RunSnapshot[] Runs() => [.. feed.Active.Where(run => run.Dataset.Equals(Name, StringComparison.OrdinalIgnoreCase)).Select(ticker.Now)];

    private async Task PrepareAsync(IReadOnlyList<RunRequest> steps)
    {
        await preparation.StartAsync(steps, lifetime.Token);
        runs = Runs();
    }

    private async Task DeleteAsync()
    {
        if (dataset is not { } doomed)
        {
            return;
        }

        var losses = await store.PreviewDeletionAsync(doomed.Id, lifetime.Token);
        var parameters = new DialogParameters<DeleteDialog> { { dialog => dialog.Dataset, doomed }, { dialog => dialog.Losses, losses } };
        var dialog = await dialogs.ShowAsync<DeleteDialog>($"Delete {doomed.Name}?", parameters);
        if (await dialog.Result is { Canceled: false })
        {
            await store.DeleteAsync(doomed.Id, CancellationToken.None);
            await changes.RefreshAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        subscription?.Dispose();
        lifetime.Dispose();
    }
}
