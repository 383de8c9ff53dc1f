using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>Nothing to show yet: says why, starts the runs that change it, and shows how far they are.</summary>
public sealed partial class Preparing(Preparation preparation, RunFeed feed, TimeProvider clock)
{
    private ActiveRuns? watch;
    private string? failed;

    /// <summary>Name of the dataset.</summary>
    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    /// <summary>Why there is nothing.</summary>
    [Parameter, EditorRequired]
    public required string Sentence { get; set; }

    /// <summary>The button.</summary>
    [Parameter, EditorRequired]
    public required string Action { get; set; }

    /// <summary>What the button starts; each waits for the one before.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RunRequest> Steps { get; set; }

    /// <summary>Said while runs are under way.</summary>
    [Parameter]
    public string Working { get; set; } = "Reading the dataset. This page fills itself when it is done; you can leave it meanwhile.";

    [Parameter]
    public string? Glyph { get; set; }

    /// <summary>One of the dataset's runs has ended well: there may be something to show now.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private IReadOnlyList<RunSnapshot> Active => watch?.Active ?? [];

    protected override void OnInitialized()
    {
        Hold(watch = new ActiveRuns(feed, clock, run => string.Equals(run.Dataset, Dataset, StringComparison.OrdinalIgnoreCase)));
        Dispatch(() => watch.FollowAsync(FollowAsync, Leaving));
    }

    private async Task StartAsync()
    {
        failed = null;
        await preparation.StartAsync(Steps, Leaving);
        watch?.Refresh();
    }

    private async Task FollowAsync(RunChanges changes)
    {
        failed = changes.Ended.LastOrDefault(run => run.State is not RunState.Done) is { } stopped
            ? stopped.Message ?? stopped.State.ToString()
            : failed;
        if (changes.Any || Active.Count > 0)
        {
            StateHasChanged();
        }

        if (changes.Ended.Any(run => run.State == RunState.Done))
        {
            await OnDone.InvokeAsync();
        }
    }

    private static string StepOf(RunSnapshot run)
    {
        var kind = run.Kind.Label();
        return run.State == RunState.Queued ? $"{kind}: waits for its turn" : run.Step is null ? kind : $"{kind}: {run.Step}";
    }
}
