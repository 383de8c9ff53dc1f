using System.Collections.Immutable;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Tells whoever is watching how runs move, as they move. Nothing here is stored; a late subscriber starts from <see
/// cref="Active"/>.</summary>
public sealed class RunFeed
{
    private readonly Lock gate = new();
    private ImmutableDictionary<int, RunSnapshot> active = ImmutableDictionary<int, RunSnapshot>.Empty;
    private ImmutableList<Action<RunSnapshot>> subscribers = [];

    /// <summary>Queued and running, oldest first.</summary>
    public IReadOnlyList<RunSnapshot> Active => [.. active.Values.OrderBy(run => run.Id)];

    /// <summary>
    /// Calls <paramref name="changed"/> on the worker's thread, at most about four times a second for one run and at once when its
    /// state changes. The callback must be quick: hand over and return.
    /// </summary>
    public IDisposable Subscribe(Action<RunSnapshot> changed)
    {
        ImmutableInterlocked.Update(ref subscribers, list => list.Add(changed));
        return new Subscription(() => ImmutableInterlocked.Update(ref subscribers, list => list.Remove(changed)));
    }

    internal void Publish(RunSnapshot snapshot)
    {
        lock (gate)
        {
            active = snapshot.HasEnded ? active.Remove(snapshot.Id) : active.SetItem(snapshot.Id, snapshot);
        }

        foreach (var changed in subscribers)
        {
            changed(snapshot);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
