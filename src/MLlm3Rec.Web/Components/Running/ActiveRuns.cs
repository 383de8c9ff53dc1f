using System.Collections.Concurrent;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>
/// How a component follows runs: it looks at them a few times a second, however often they report, and misses none that begins and
/// ends between two looks.
/// </summary>
internal sealed class ActiveRuns : IDisposable
{
    /// <summary>Two and a half times a second: alive to the eye, and never more than five renders a second however often runs report.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    private readonly RunFeed feed;
    private readonly TimeProvider clock;
    private readonly Func<RunSnapshot, bool> ours;
    private readonly RunTicker ticker;
    private readonly ConcurrentQueue<RunSnapshot> ends = new();
    private readonly IDisposable subscription;

    /// <param name="feed">Of all runs.</param>
    /// <param name="clock">Measures the time between looks.</param>
    /// <param name="ours">Which runs to follow; called on the workers' threads too.</param>
    public ActiveRuns(RunFeed feed, TimeProvider clock, Func<RunSnapshot, bool> ours)
    {
        (this.feed, this.clock, this.ours, ticker) = (feed, clock, ours, new RunTicker(clock));
        subscription = feed.Subscribe(run =>
        {
            if (run.HasEnded && ours(run))
            {
                ends.Enqueue(run);
            }
        });
        Active = Look();
    }

    /// <summary>Queued and running ones as of the last look, oldest first.</summary>
    public IReadOnlyList<RunSnapshot> Active { get; private set; }

    /// <summary>Looks at once, after runs were started or others are meant.</summary>
    public void Refresh() => Active = Look();

    /// <summary>Calls back at every look, until cancelled.</summary>
    public Task FollowAsync(Func<RunChanges, Task> looked, CancellationToken cancellationToken) => FollowAsync(looked, Period, cancellationToken);

    /// <inheritdoc cref="FollowAsync(Func{RunChanges, Task}, CancellationToken)"/>
    public async Task FollowAsync(Func<RunChanges, Task> looked, TimeSpan period, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var before = Active;
            Active = Look();
            await looked(new RunChanges(!before.Select(StateOf).SequenceEqual(Active.Select(StateOf)), [.. Ends()]));
        }
    }

    public void Dispose() => subscription.Dispose();

    private IReadOnlyList<RunSnapshot> Look() => [.. feed.Active.Where(ours).Select(ticker.Now)];

    private IEnumerable<RunSnapshot> Ends()
    {
        while (ends.TryDequeue(out var end))
        {
            yield return end;
        }
    }

    private static (int, RunState) StateOf(RunSnapshot run) => (run.Id, run.State);
}

/// <summary>What one look found beside progress.</summary>
/// <param name="IsOther">Runs began, changed state or are no longer there.</param>
/// <param name="Ended">Their last reports.</param>
internal sealed record RunChanges(bool IsOther, IReadOnlyList<RunSnapshot> Ended)
{
    public bool Any => IsOther || Ended.Count > 0;
}
