using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Brings the runs of other processes, such as the command line's, into this process's feed.</summary>
public sealed class RunWatch(RunStore store, RunRecovery recovery, RunFeed feed, TimeProvider clock, ILogger<RunWatch> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    internal async Task FollowAsync(Func<int, bool> isOurs, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            do
            {
                await TryLookAsync(isOurs, cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task TryLookAsync(Func<int, bool> isOurs, CancellationToken cancellationToken)
    {
        try
        {
            await recovery.MarkInterruptedAsync(cancellationToken);
            await LookAsync(isOurs, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The watch's outer edge: a disk that is full for a moment must not end the watch for as long as the process lives.
            Log.LookFailed(logger, failure);
        }
    }

    private async Task LookAsync(Func<int, bool> isOurs, CancellationToken cancellationToken)
    {
        var known = feed.Active.ToDictionary(run => run.Id);
        var active = await store.ActiveAsync(cancellationToken);
        foreach (var snapshot in active.Where(run => !isOurs(run.Id)).Select(RunSnapshot.Of))
        {
            if (!known.TryGetValue(snapshot.Id, out var shown) || shown != snapshot)
            {
                feed.Publish(snapshot);
            }
        }

        foreach (var gone in known.Keys.Except(active.Select(run => run.Id)).Where(id => !isOurs(id)))
        {
            if (await store.FindAsync(gone, cancellationToken) is { } ended)
            {
                feed.Publish(RunSnapshot.Of(ended));
            }
        }
    }
}
