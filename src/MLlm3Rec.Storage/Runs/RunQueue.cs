using System.Collections.Concurrent;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Loops;

namespace MLlm3Rec.Storage.Runs;

/// <summary>What people do with runs: ask for them, stop them, go on with them, repeat them. One worker per process works them off.</summary>
public sealed class RunQueue(RunStore store, RunLedger ledger, RunJobOpener jobs, RunExecutor executor, RunFeed feed) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly LoopDefinition Draining = new("Queue of runs", TimeSpan.Zero, IsEssential: true);

    private readonly ConcurrentDictionary<int, CancellationTokenSource> running = new();
    private readonly SemaphoreSlim work = new(0);

    /// <summary>Puts a run into the queue and returns its number.</summary>
    public Task<int> EnqueueAsync(RunRequest request, CancellationToken cancellationToken) => EnqueueAsync(request, after: null, cancellationToken);

    /// <param name="request">What to do.</param>
    /// <param name="after">A run that must be done before this one begins; if it fails or is cancelled, so is this one.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public async Task<int> EnqueueAsync(RunRequest request, int? after, CancellationToken cancellationToken)
    {
        var run = await ledger.CreateAsync(request, after, claim: false, cancellationToken);
        feed.Publish(RunSnapshot.Of(run));
        work.Release();
        return run.Id;
    }

    /// <summary>Safe to call twice, and on runs that have ended.</summary>
    public async Task CancelAsync(int id, CancellationToken cancellationToken)
    {
        // An import may hold the writer for long: what runs here is told first, and written down when there is room.
        await ledger.RequireChangesAsync(cancellationToken);
        await CancelHereAsync(id);
        if (await ledger.RequestCancelAsync(id, cancellationToken) is { HasEnded: true } ended)
        {
            feed.Publish(RunSnapshot.Of(ended));
        }
    }

    /// <summary>Goes on with a failed, cancelled or interrupted run where it stopped; finished units are not done again.</summary>
    /// <returns>False if the run is in no such state.</returns>
    public async Task<bool> ResumeAsync(int id, CancellationToken cancellationToken)
    {
        var requeued = await ledger.RequeueAsync(id, cancellationToken);
        if (requeued && await store.FindAsync(id, cancellationToken) is { } run)
        {
            feed.Publish(RunSnapshot.Of(run));
            work.Release();
        }

        return requeued;
    }

    /// <summary>A new run with the settings of an old one; null if there is no such run.</summary>
    public async Task<int?> RepeatAsync(int id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } run ? await EnqueueAsync(run.Request, cancellationToken) : null;

    /// <summary>Works the queue off until <paramref name="stop"/>; what runs then ends as interrupted and can be resumed.</summary>
    public Task DrainAsync(LoopWatch loops, CancellationToken stop) => loops.RunAsync(Draining, TakeTurnAsync, stop);

    /// <summary>Whether this process works on the run, or did and has yet to write down how it ended.</summary>
    internal bool IsOurs(int run) => running.ContainsKey(run) || executor.IsUnwritten(run);

    /// <summary>Does a run here and now, past the queue: for the command line. Cancelling ends it as cancelled.</summary>
    public async Task<RunRecord> RunNowAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var run = await ledger.CreateAsync(request, after: null, claim: true, cancellationToken);
        return await ExecuteAsync(run, cancellationToken, CancellationToken.None);
    }

    /// <summary>Like <see cref="ResumeAsync"/>, here and now; null if the run is in no state to be resumed.</summary>
    public async Task<RunRecord?> ResumeNowAsync(int id, CancellationToken cancellationToken) =>
        await ledger.ClaimAsync(id, cancellationToken) is { } run ? await ExecuteAsync(run, cancellationToken, CancellationToken.None) : null;

    public void Dispose() => work.Dispose();

    private async Task TakeTurnAsync(CancellationToken stop)
    {
        await executor.WriteEndsAsync(stop);
        if (await ledger.ClaimAsync(stop) is { } run)
        {
            await ExecuteAsync(run, CancellationToken.None, stop);
        }
        else
        {
            await work.WaitAsync(LookAgain, stop);
        }
    }

    private async Task CancelHereAsync(int id)
    {
        try
        {
            await (running.TryGetValue(id, out var here) ? here.CancelAsync() : Task.CompletedTask);
        }
        catch (ObjectDisposedException)
        {
            // It ended between being found and being asked to stop: nothing is left to cancel.
        }
    }

    private async Task<RunRecord> ExecuteAsync(RunRecord run, CancellationToken cancel, CancellationToken stop)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        running[run.Id] = cancelled;
        try
        {
            return await executor.ExecuteAsync(run, jobs(run), cancelled.Token, stop);
        }
        finally
        {
            running.TryRemove(run.Id, out _);
        }
    }
}
