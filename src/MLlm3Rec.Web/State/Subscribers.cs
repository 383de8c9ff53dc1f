namespace MLlm3Rec.Web.State;

/// <summary>Who wants to hear of a change. Safe from several threads; a subscriber stays until its subscription is disposed.</summary>
public sealed class Subscribers
{
    private readonly Lock gate = new();
    private readonly List<Func<Task>> callbacks = [];

    public IDisposable Add(Func<Task> callback)
    {
        lock (gate)
        {
            callbacks.Add(callback);
        }

        return new Subscription(this, callback);
    }

    public Task NotifyAsync()
    {
        Func<Task>[] now;
        lock (gate)
        {
            now = [.. callbacks];
        }

        return Task.WhenAll(now.Select(callback => callback()));
    }

    private void Remove(Func<Task> callback)
    {
        lock (gate)
        {
            callbacks.Remove(callback);
        }
    }

    private sealed class Subscription(Subscribers owner, Func<Task> callback) : IDisposable
    {
        public void Dispose() => owner.Remove(callback);
    }
}
