using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed partial class RunDetailsPage(RunStore store, RunFeed feed, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource lifetime = new();
    private readonly RunTicker ticker = new(clock);
    private RunRecord? run;
    private RunSnapshot? live;
    private bool missing;

    [Parameter]
    public required int Id { get; set; }

    private string Title => run is null ? $"Run {Id}" : RunKind.Of(run.Kind).TitleFor(run.Dataset);

    private RunSnapshot Live => live ?? RunSnapshot.Of(run!); // Only read where the run was found.

    protected override async Task OnParametersSetAsync()
    {
        if (run?.Id != Id)
        {
            run = null;
            await LoadAsync();
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? FollowAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        run = await store.FindAsync(Id, lifetime.Token);
        live = Active();
        missing = run is null;
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Beat.Period, clock);
        while (await timer.WaitForNextTickAsync(lifetime.Token))
        {
            var before = live;
            live = Active();
            if (before?.State != live?.State)
            {
                await LoadAsync();
                StateHasChanged();
            }
            else if (live is not null)
            {
                StateHasChanged();
            }
        }
    }

    private RunSnapshot? Active() => feed.Active.FirstOrDefault(active => active.Id == Id) is { } found ? ticker.Now(found) : null;

    public void Dispose()
    {
        lifetime.Cancel();
        lifetime.Dispose();
    }
}
