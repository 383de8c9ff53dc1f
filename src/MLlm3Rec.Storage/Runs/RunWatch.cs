using MLlm3Rec.Storage.Loops;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Brings the runs of other processes, such as the command line's, into this process's feed.</summary>
public sealed class RunWatch(RunStore store, RunQueue queue, RunRecovery recovery, RunFeed feed)
{
    private static readonly LoopDefinition Looking = new("Runs of other processes", TimeSpan.FromSeconds(1), IsEssential: true);

    public Task FollowAsync(LoopWatch loops, CancellationToken stop) => loops.RunAsync(Looking, LookAsync, stop);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await recovery.MarkInterruptedAsync(cancellationToken);
        var known = feed.Active.ToDictionary(run => run.Id);
        var active = await store.ActiveAsync(cancellationToken);
        foreach (var snapshot in active.Where(run => !queue.IsOurs(run.Id)).Select(RunSnapshot.Of))
        {
            if (!known.TryGetValue(snapshot.Id, out var shown) || shown != snapshot)
            {
                feed.Publish(snapshot);
            }
        }

        foreach (var gone in known.Keys.Except(active.Select(run => run.Id)).Where(id => !queue.IsOurs(id)))
        {
            if (await store.FindAsync(gone, cancellationToken) is { } ended)
            {
                feed.Publish(RunSnapshot.Of(ended));
            }
        }
    }
}
