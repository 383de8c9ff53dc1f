using Microsoft.Extensions.Caching.Memory;

namespace MLlm3Rec.Storage.Caching;

/// <summary>
/// Keeps the latest few things that are costly to load, by key. One load per key at a time, shared by everybody who asks: nobody's cancellation ends
/// it, whoever cancels just stops waiting. Loads of different keys do not wait for each other. What failed, or was not found, is not kept.
/// </summary>
/// <typeparam name="TKey">Compared by value.</typeparam>
/// <typeparam name="TValue">Null where nothing was found.</typeparam>
public sealed class AsyncCache<TKey, TValue> : IDisposable
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly MemoryCache entries = new(new MemoryCacheOptions());
    private readonly int kept;

    /// <param name="kept">How many; one more pushes out what nobody has asked for the longest.</param>
    public AsyncCache(int kept)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kept);
        this.kept = kept;
    }

    /// <summary>What is kept, or what <paramref name="load"/> brings; it runs on a pool thread.</summary>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> load, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (gate)
        {
            if (!entries.TryGetValue(key, out entry) || entry is null)
            {
                Enter(key, entry = new Entry(self => LoadAsync(key, self, load)));
            }
        }

        return entry.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Saves the next reader from loading what was just made.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            Enter(key, new Entry(value));
        }
    }

    /// <summary>What is loaded under a key that fits, with the key; null where there is none. It does not wait for loads under way.</summary>
    public (TKey Key, TValue Value)? Find(Func<TKey, bool> fits)
    {
        lock (gate)
        {
            foreach (var key in entries.Keys.OfType<TKey>().Where(fits))
            {
                if (entries.TryGetValue(key, out Entry? entry) && entry is { Loaded: [var value] })
                {
                    return (key, value);
                }
            }

            return null;
        }
    }

    public void Remove(TKey key)
    {
        lock (gate)
        {
            entries.Remove(key);
        }
    }

    public void Dispose() => entries.Dispose();

    private async Task<TValue> LoadAsync(TKey key, Entry entry, Func<Task<TValue>> load)
    {
        try
        {
            var value = await load();
            entry.Loaded = value is null ? [] : [value];
            return value;
        }
        finally
        {
            if (entry.Loaded is [])
            {
                Withdraw(key, entry);
            }
        }
    }

    private void Withdraw(TKey key, Entry failed)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out Entry? held) && held == failed)
            {
                entries.Remove(key);
            }
        }
    }

    private void Enter(TKey key, Entry entry)
    {
        if (!entries.TryGetValue(key, out _) && entries.Count >= kept)
        {
            entries.Compact(Math.Min(1, 1.5 / kept)); // One, and not none for want of a rounding error.
        }

        entries.Set(key, entry);
    }

    /// <summary>A load that begins when somebody first asks for its value.</summary>
    private sealed class Entry
    {
        private readonly Lazy<Task<TValue>> loading;

        public Entry(Func<Entry, Task<TValue>> load) => loading = new Lazy<Task<TValue>>(() => Task.Run(() => load(this)));

        public Entry(TValue value)
        {
            loading = new Lazy<Task<TValue>>(Task.FromResult(value));
            Loaded = [value];
        }

        public Task<TValue> Value => loading.Value;

        /// <summary>Empty until it is there.</summary>
        public TValue[] Loaded { get; set; } = [];
    }
}
