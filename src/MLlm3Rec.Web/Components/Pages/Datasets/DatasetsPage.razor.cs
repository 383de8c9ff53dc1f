using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed partial class DatasetsPage(DatasetStore store, Preparation preparation, RunFeed feed, DatasetFeed changes, TimeProvider clock)
{
    private IReadOnlyList<Entry>? datasets;
    private ActiveRuns? watch;

    /// <summary>"new", or the upload that is being added.</summary>
    [SupplyParameterFromQuery(Name = "add")]
    public string? Add { get; set; }

    /// <summary>The import under way.</summary>
    [SupplyParameterFromQuery(Name = "run")]
    public int? Run { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Hold(changes.OnChanged(() => DispatchAsync(ReloadAsync)));
        Hold(watch = new ActiveRuns(feed, clock, _ => true));
        Dispatch(() => watch.FollowAsync(FollowAsync, Leaving));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        watch?.Refresh();
        var loaded = new List<Entry>();
        foreach (var summary in await store.ListAsync(Leaving))
        {
            loaded.Add(new Entry(summary, await preparation.ReadinessAsync(summary.Id, Leaving)));
        }

        datasets = loaded;
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task FollowAsync(RunChanges found)
    {
        if (found.Ended.Count > 0)
        {
            await ReloadAsync();
        }
        else if (found.Any || watch?.Active.Count > 0)
        {
            StateHasChanged();
        }
    }

    private RunSnapshot[] RunsOf(DatasetSummary dataset) =>
        [.. (watch?.Active ?? []).Where(run => run.Dataset.Equals(dataset.Name, StringComparison.OrdinalIgnoreCase))];

    private sealed record Entry(DatasetSummary Summary, Readiness Readiness);
}
