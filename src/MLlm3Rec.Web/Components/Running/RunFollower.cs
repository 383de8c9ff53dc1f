using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>One run as a page shows it: the stored record, and where it stands at this moment.</summary>
internal sealed class RunFollower(RunStore store, RunFeed feed, TimeProvider clock)
{
    private readonly RunTicker ticker = new(clock);
    private int id;
    private RunSnapshot? active;

    /// <summary>Null before the first load, and where there is no such run.</summary>
    public RunRecord? Run { get; private set; }

    public RunSnapshot? Live => active ?? (Run is { } run ? RunSnapshot.Of(run) : null);

    public async Task LoadAsync(int run, CancellationToken cancellationToken)
    {
        id = run;
        active = Active();
        Run = await store.FindAsync(run, cancellationToken);
    }

    public void Forget() => (id, active, Run) = (0, null, null);

    /// <summary>Calls back a few times a second while the run is under way, and once after its state has changed.</summary>
    public async Task FollowAsync(Action changed, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat.Period, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var before = active;
            active = Active();
            // A run that the feed does not know but that has not ended, as stored, may have ended since: its process may have died before anybody heard of it.
            if (before?.State != active?.State || (active is null && Run is { HasEnded: false }))
            {
                Run = await store.FindAsync(id, cancellationToken);
                changed();
            }
            else if (active is not null)
            {
                changed();
            }
        }
    }

    private RunSnapshot? Active() => feed.Active.FirstOrDefault(run => run.Id == id) is { } found ? ticker.Now(found) : null;
}
