using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>What a person can do with a run in its present state.</summary>
public sealed partial class RunActions(RunQueue queue, NavigationManager navigation)
{
    private bool cancelling;

    [Parameter, EditorRequired]
    public required int Id { get; set; }

    /// <summary>What the run does, e.g. "Import ml-1m".</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required RunState State { get; set; }

    /// <summary>In a list: only what moves this run, not what makes another.</summary>
    [Parameter]
    public bool Compact { get; set; }

    /// <summary>After something was asked for; the state follows by itself.</summary>
    [Parameter]
    public EventCallback OnAsked { get; set; }

    // Both go on from the finished units; a failure is retried, everything else is resumed.
    private string ResumeWord => State is RunState.Failed ? "Retry" : "Resume";

    protected override void OnParametersSet() => cancelling &= State is RunState.Queued or RunState.Running;

    private string Named(string word) => $"{word}: {Title}";

    private async Task CancelAsync()
    {
        cancelling = true;
        try
        {
            await queue.CancelAsync(Id, CancellationToken.None);
        }
        catch (StorageException)
        {
            // It was not asked to stop, so one may ask again.
            cancelling = false;
            throw;
        }

        await OnAsked.InvokeAsync();
    }

    private async Task ResumeAsync()
    {
        await queue.ResumeAsync(Id, CancellationToken.None);
        await OnAsked.InvokeAsync();
    }

    private async Task RepeatAsync()
    {
        if (await queue.RepeatAsync(Id, CancellationToken.None) is { } again)
        {
            navigation.NavigateTo(Urls.Run(again));
        }
    }
}
