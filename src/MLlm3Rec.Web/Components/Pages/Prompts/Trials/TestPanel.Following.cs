using MLlm3Rec.Web.Components.Running;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Trials;

/// <summary>How the panel keeps up with a test that runs.</summary>
public sealed partial class TestPanel
{
    // Rows and words come by the hundred: the page looks ten times a second, not once for each.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>Rows are read from the store, words lie in memory: only these come with every look.</summary>
    private const int LooksPerReading = 3;

    private int looks;

    private async Task ShowAsync()
    {
        test = Shown is { } number ? await tests.Tests.FindAsync(number, Leaving) : await tests.Tests.LatestAsync(Service.Saved.Id, Leaving);
        if (test is not null && test.DatasetId != Dataset.Id)
        {
            test = null;
        }

        rows = test is null ? [] : await tests.Tests.RowsAsync(test.Id, Leaving);
        isRunning = test?.RunId is { } run && runs.Active.Any(active => active.Id == run);
        ended = test?.RunId is { } finished && !isRunning ? await tests.EndAsync(finished, Leaving) : null;
    }

    private async Task FollowAsync(RunChanges changes)
    {
        if (test is null || !(heard || isRunning || changes.Any))
        {
            return;
        }

        heard = false;
        speaking = new Dictionary<string, string>(feed.Of(test.Id));
        if (!isRunning || changes.Any || looks++ % LooksPerReading == 0)
        {
            await ReadAsync();
        }
        else
        {
            StateHasChanged();
        }
    }

    private async Task ReadAsync()
    {
        var wasRunning = isRunning;
        await ShowAsync();
        StateHasChanged();
        if (wasRunning && !isRunning)
        {
            await OnTested.InvokeAsync();
        }
    }
}
