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
        Lazy<Task<TValue>>? entry;
        lock (gate)
        {
            if (!entries.TryGetValue(key, out entry) || entry is null)
            {
                entry = new Lazy<Task<TValue>>(() => Task.Run(() => LoadAsync(key, load)));
                Enter(key, entry);
            }
        }

        return entry.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Saves the next reader from loading what was just made.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            Enter(key, new Lazy<Task<TValue>>(Task.FromResult(value)));
        }
    }

    /// <summary>What is loaded under a key that fits, with the key; null where there is none. It does not wait for loads under way.</summary>
    public (TKey Key, TValue Value)? Find(Func<TKey, bool> fits)
    {
        lock (gate)
        {
            foreach (var key in entries.Keys.OfType<TKey>().Where(fits))
            {
                if (entries.TryGetValue(key, out Lazy<Task<TValue>>? entry) && entry is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } loaded })
                {
                    return (key, loaded.GetAwaiter().GetResult()); // It is done.
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

    private async Task<TValue> LoadAsync(TKey key, Func<Task<TValue>> load)
    {
        var isKept = false;
        try
        {
            var value = await load();
            isKept = value is not null;
            return value;
        }
        finally
        {
            if (!isKept)
            {
                Remove(key);
            }
        }
    }

    private void Enter(TKey key, Lazy<Task<TValue>> entry)
    {
        if (!entries.TryGetValue(key, out _) && entries.Count >= kept)
        {
            entries.Compact(Math.Min(1, 1.5 / kept)); // One, and not none for want of a rounding error.
        }

        entries.Set(key, entry);
    }
}
