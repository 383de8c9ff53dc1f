using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>The maps of a dataset that are being computed, with Cancel; tells when one is done.</summary>
public sealed partial class MapComputing(RunFeed feed, RunStore runs, TimeProvider clock)
{
    private ActiveRuns? watch;
    private string? failed;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    /// <summary>This run has made a map with these options.</summary>
    [Parameter]
    public EventCallback<(int Run, MapOptions Options)> OnDone { get; set; }

    protected override void OnInitialized()
    {
        Hold(watch = new ActiveRuns(feed, clock, run => run.Kind == RunKind.Project && run.Dataset == Dataset));
        Dispatch(() => watch.FollowAsync(FollowAsync, Leaving));
    }

    private async Task FollowAsync(RunChanges changes)
    {
        if (changes.Any)
        {
            failed = changes.Ended.LastOrDefault(run => run.State == RunState.Failed)?.Message;
        }

        if (changes.Any || watch?.Active.Count > 0)
        {
            StateHasChanged();
        }

        foreach (var run in changes.Ended.Where(run => run.State == RunState.Done))
        {
            if (await runs.FindAsync(run.Id, Leaving) is { Request: ProjectRequest request })
            {
                await OnDone.InvokeAsync((run.Id, request.Options));
            }
        }
    }
}
