namespace MLlm3Rec.Storage.Runs;

/// <summary>Tells how a run stands while it runs: those who watch four times a second, the database as soon as it takes it.</summary>
/// <remarks>A note that cannot be written comes with the next one; whoever watches is told meanwhile.</remarks>
internal sealed class RunReporter(RunProgress progress, RunLedger ledger, RunFeed feed, CancellationTokenSource run, TimeProvider clock)
    : IAsyncDisposable
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource stop = new();
    private Task reporting = Task.CompletedTask;

    public void Begin() => reporting = ReportAsync();

    /// <summary>When it returns, nothing more is told. Safe to call twice.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await reporting;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task ReportAsync()
    {
        using var timer = new PeriodicTimer(ReportEvery, clock);
        var noting = Task.CompletedTask;
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                feed.Publish(progress.Snapshot());
                noting = noting.IsCompleted ? NoteAsync() : noting;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run has ended, or is about to.
        }

        await noting;
    }

    /// <summary>Asks at the same time whether somebody, perhaps in another process, wants the run to stop.</summary>
    private async Task NoteAsync()
    {
        var note = progress.TakeNote();
        try
        {
            if (await ledger.NoteAsync(note, stop.Token))
            {
                await run.CancelAsync();
            }
        }
        catch (Exception)
        {
            // The reporter's outer edge: a run goes on whether or not somebody hears of it, and its end, which is written by itself, says
            // what does not work.
            progress.TakeBack(note);
        }
    }
}
