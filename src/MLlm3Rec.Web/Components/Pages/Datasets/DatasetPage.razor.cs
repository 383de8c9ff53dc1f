using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed partial class DatasetPage(
    DatasetStore store, Preparation preparation, RunFeed feed, DatasetFeed changes, IDialogService dialogs, TimeProvider clock)
{
    private State state;
    private DatasetSummary? dataset;
    private Readiness readiness = new(null, null, null);
    private string? foreign;
    private Staleness stale = new(Traits: false, Profiles: false, Models: false);
    private ActiveRuns? watch;

    private enum State
    {
        Loading,
        Shown,
        Missing,
        Removed,
    }

    [Parameter]
    public required string Name { get; set; }

    private IReadOnlyList<RunSnapshot> Active => watch?.Active ?? [];

    protected override void OnInitialized()
    {
        Hold(changes.OnChanged(() => DispatchAsync(ReloadAsync)));
        Hold(watch = new ActiveRuns(feed, clock, run => run.Dataset.Equals(Name, StringComparison.OrdinalIgnoreCase)));
        Dispatch(() => watch.FollowAsync(FollowAsync, Leaving));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(dataset?.Name, Name, StringComparison.OrdinalIgnoreCase))
        {
            (state, dataset) = (State.Loading, null);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await store.FindAsync(Name, Leaving);
        if (found is null && dataset is not null
            && (await store.ListAsync(Leaving)).FirstOrDefault(other => other.Id == dataset.Id) is { } renamed)
        {
            Navigation.NavigateTo(Urls.Dataset(renamed.Name), replace: true); // Whoever did it: the page goes with it.
            return;
        }

        state = found is not null ? State.Shown : dataset is null && state is not State.Removed ? State.Missing : State.Removed;
        watch?.Refresh();
        if (found is not null)
        {
            readiness = await preparation.ReadinessAsync(found.Id, Leaving);
            stale = await preparation.StalenessAsync(readiness, Leaving);
            foreign = found.Id == dataset?.Id ? foreign : (await store.LanguagesAsync(found.Id, Leaving)).Remark;
        }

        // Summaries hold lists and so never compare equal: the panels read again only for another dataset.
        dataset = found is not null && found.Id == dataset?.Id && found.Name == dataset.Name ? dataset : found;
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task FollowAsync(RunChanges found)
    {
        if (found.Any)
        {
            await ReloadAsync();
        }
        else if (Active.Count > 0)
        {
            StateHasChanged();
        }
    }

    private async Task PrepareAsync(IReadOnlyList<RunRequest> steps)
    {
        await preparation.StartAsync(steps, Leaving);
        watch?.Refresh();
    }

    private async Task DeleteAsync()
    {
        if (dataset is not { } doomed)
        {
            return;
        }

        var losses = await store.PreviewDeletionAsync(doomed.Id, Leaving);
        var parameters = new DialogParameters<DeleteDialog> { { dialog => dialog.Dataset, doomed }, { dialog => dialog.Losses, losses } };
        var dialog = await dialogs.ShowAsync<DeleteDialog>($"Delete {doomed.Name}?", parameters);
        if (await dialog.Result is { Canceled: false })
        {
            await store.DeleteAsync(doomed.Id, CancellationToken.None);
            await changes.RefreshAsync(CancellationToken.None);
        }
    }
}
