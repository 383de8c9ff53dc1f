using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed partial class DatasetsPage(DatasetStore store, Preparation preparation, RunFeed feed, DatasetFeed changes, TimeProvider clock) : IDisposable
{
    private readonly Lifetime lifetime = new();
    private readonly RunTicker ticker = new(clock);
    private IReadOnlyList<Entry>? datasets;
    private IReadOnlyList<RunSnapshot> running = [];
    private IDisposable? subscription;

    /// <summary>"new", or the upload that is being added.</summary>
    [SupplyParameterFromQuery(Name = "add")]
    public string? Add { get; set; }

    /// <summary>The import under way.</summary>
    [SupplyParameterFromQuery(Name = "run")]
    public int? Run { get; set; }

    protected override async Task OnInitializedAsync()
    {
        subscription = changes.OnChanged(() => InvokeAsync(ReloadAsync));
        await LoadAsync();
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? FollowAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        running = [.. feed.Active.Select(ticker.Now)];
        var loaded = new List<Entry>();
        foreach (var summary in await store.ListAsync(lifetime.Token))
        {
            loaded.Add(new Entry(summary, await preparation.ReadinessAsync(summary.Id, lifetime.Token)));
        }

        datasets = loaded;
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
            var before = running;
            running = [.. feed.Active.Select(ticker.Now)];
            if (before.Any(run => running.All(still => still.Id != run.Id)))
            {
                await ReloadAsync();
            }
            else if (running.Count > 0)
            {
                StateHasChanged();
            }
        }
    }

    private RunSnapshot[] RunsOf(DatasetSummary dataset) => [.. running.Where(run => run.Dataset.Equals(dataset.Name, StringComparison.OrdinalIgnoreCase))];

    public void Dispose()
    {
        subscription?.Dispose();
        lifetime.Dispose();
    }

    private sealed record Entry(DatasetSummary Summary, Readiness Readiness);
}
