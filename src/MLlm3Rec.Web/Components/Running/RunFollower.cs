using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>One run as a page shows it: the stored record, and where it stands at this moment.</summary>
internal sealed class RunFollower : IDisposable
{
    private readonly RunStore store;
    private readonly ActiveRuns watch;
    private volatile int id;

    public RunFollower(RunStore store, RunFeed feed, TimeProvider clock)
    {
        this.store = store;
        watch = new ActiveRuns(feed, clock, run => run.Id == id);
    }

    /// <summary>Null before the first load, and where there is no such run.</summary>
    public RunRecord? Run { get; private set; }

    public RunSnapshot? Live => watch.Active is [var active, ..] ? active : Run is { } run ? RunSnapshot.Of(run) : null;

    public async Task LoadAsync(int run, CancellationToken cancellationToken)
    {
        id = run;
        watch.Refresh();
        Run = await store.FindAsync(run, cancellationToken);
    }

    public void Forget()
    {
        (id, Run) = (0, null);
        watch.Refresh();
    }

    /// <summary>Calls back a few times a second while the run is under way, and once after its state has changed.</summary>
    public Task FollowAsync(Func<Task> moved, CancellationToken cancellationToken) => watch.FollowAsync(
        async changes =>
        {
            // A run that the feed does not know but that has not ended, as stored, may have ended since: its process may have died before anybody
            // heard of it.
            if (changes.Any || (watch.Active.Count == 0 && Run is { HasEnded: false }))
            {
                Run = await store.FindAsync(id, cancellationToken);
                await moved();
            }
            else if (watch.Active.Count > 0)
            {
                await moved();
            }
        },
        cancellationToken);

    public void Dispose() => watch.Dispose();
}
