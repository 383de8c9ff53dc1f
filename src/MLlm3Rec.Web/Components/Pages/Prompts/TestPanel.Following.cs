using MLlm3Rec.Web.Components.Running;

namespace MLlm3Rec.Web.Components.Pages.Prompts;

/// <summary>How the panel keeps up with a test that runs.</summary>
public sealed partial class TestPanel
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>Rows are read from the store, words lie in memory: only these come with every beat.</summary>
    private const int BeatsPerReading = 3;

    private async Task ShowAsync()
    {
        test = Shown is { } number ? await tests.Tests.FindAsync(number, lifetime.Token) : await tests.Tests.LatestAsync(Desk.Saved.Id, lifetime.Token);
        if (test is not null && test.DatasetId != Dataset.Id)
        {
            test = null;
        }

        rows = test is null ? [] : await tests.Tests.RowsAsync(test.Id, lifetime.Token);
        isRunning = test?.RunId is { } run && runs.Active.Any(active => active.Id == run);
        ended = test?.RunId is { } finished && !isRunning ? await tests.EndAsync(finished, lifetime.Token) : null;
    }

    // Rows and words come by the hundred: the page looks ten times a second, not once for each.
    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var beats = 0;
        while (!lifetime.Token.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(lifetime.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (test is not null && (heard || isRunning))
            {
                heard = false;
                speaking = new Dictionary<string, string>(feed.Of(test.Id));
                await (!isRunning || beats++ % BeatsPerReading == 0 ? ReadAsync() : InvokeAsync(StateHasChanged));
            }
        }
    }

    private async Task ReadAsync()
    {
        var wasRunning = isRunning;
        await ShowAsync();
        await InvokeAsync(StateHasChanged);
        if (wasRunning && !isRunning)
        {
            await OnTested.InvokeAsync();
        }
    }
}
