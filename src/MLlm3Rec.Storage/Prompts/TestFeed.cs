using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>What models are saying at this moment in tests that run here: nothing of it is stored. Rows that are done lie in <see
/// cref="PromptTestStore"/>.</summary>
public sealed class TestFeed
{
    private readonly ConcurrentDictionary<int, ConcurrentDictionary<string, string>> speaking = [];
    private ImmutableList<Action<int>> subscribers = [];

    /// <summary>By user: the reply so far.</summary>
    public IReadOnlyDictionary<string, string> Of(int test) =>
        speaking.TryGetValue(test, out var said) ? said : ImmutableDictionary<string, string>.Empty;

    /// <summary>Calls <paramref name="changed"/> with the test's number whenever a row is done or somebody says more, on the worker's threads. It
    /// must be quick.</summary>
    public IDisposable Subscribe(Action<int> changed)
    {
        ImmutableInterlocked.Update(ref subscribers, list => list.Add(changed));
        return new Subscription(() => ImmutableInterlocked.Update(ref subscribers, list => list.Remove(changed)));
    }

    internal void Hear(int test, string user, string more)
    {
        speaking.GetOrAdd(test, _ => []).AddOrUpdate(user, more, (_, before) => before + more);
        Tell(test);
    }

    internal void Done(int test, IEnumerable<string> users)
    {
        if (speaking.TryGetValue(test, out var said))
        {
            foreach (var user in users)
            {
                said.TryRemove(user, out _);
            }
        }

        Tell(test);
    }

    internal void End(int test)
    {
        speaking.TryRemove(test, out _);
        Tell(test);
    }

    private void Tell(int test)
    {
        foreach (var changed in subscribers)
        {
            changed(test);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
