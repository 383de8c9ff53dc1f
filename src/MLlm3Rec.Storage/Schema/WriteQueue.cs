using System.Collections.Concurrent;

namespace MLlm3Rec.Storage.Schema;

/// <summary>How one write waits for its turn.</summary>
internal sealed record WriteOptions
{
    /// <summary>For those who wait for it, e.g. "import of films"; null for what takes no time.</summary>
    public string? Purpose { get; init; }

    /// <summary>Waits for as long as it takes: work in the background, which nobody looks at meanwhile.</summary>
    public bool IsPatient { get; init; }

    /// <summary>May use the last bytes of the disk: it says how something ended, or makes room.</summary>
    public bool MayUseReserve { get; init; }
}

/// <summary>
/// Whose turn it is to write: in this process one after the other, among processes by SQLite's lock. Who must wait can say for whom.
/// </summary>
public sealed class WriteQueue(StorageOptions options, TimeProvider clock) : IDisposable
{
    private static readonly AsyncLocal<bool> Patient = new();

    private readonly StorageOptions storage = options;
    private readonly TimeProvider time = clock;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentDictionary<WriteTurn, DateTimeOffset> waiting = new();

    /// <summary>Since when the one waits that has waited longest; null while nobody does.</summary>
    public DateTimeOffset? WaitingSince => waiting.Values.Min(since => (DateTimeOffset?)since); // One look: turns end while it is asked.

    /// <summary>Who writes now, as far as one can tell; meaningful while somebody waits.</summary>
    public string Holder => WriterNote.HolderIn(storage);

    public void Dispose() => gate.Dispose();

    /// <summary>From here on whatever the calling method does, and nobody else, waits for as long as it takes.</summary>
    internal static void BePatient() => Patient.Value = true;

    /// <summary>Waits for the other writers of this process.</summary>
    /// <exception cref="DatabaseBusyException">They took too long.</exception>
    internal async Task<WriteTurn> TakeAsync(WriteOptions how, CancellationToken cancellationToken)
    {
        var turn = new WriteTurn(this, how, how.IsPatient || Patient.Value ? Timeout.InfiniteTimeSpan : storage.Patience);
        waiting[turn] = time.GetUtcNow();
        try
        {
            return await gate.WaitAsync(turn.Patience, cancellationToken) ? turn : throw new DatabaseBusyException(Holder);
        }
        catch
        {
            waiting.TryRemove(turn, out _);
            throw;
        }
    }

    /// <summary>One write's place in the queue, from the gate to its end.</summary>
    internal sealed class WriteTurn(WriteQueue queue, WriteOptions how, TimeSpan patience) : IDisposable
    {
        /// <summary>A write that is over by then bothers nobody.</summary>
        private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

        private readonly long asked = queue.time.GetTimestamp();
        private ITimer? telling;
        private int told;

        public TimeSpan Patience => patience;

        public bool IsOverdue => patience != Timeout.InfiniteTimeSpan && queue.time.GetElapsedTime(asked) >= patience;

        /// <summary>It has the lock: from here on others wait for it, and find word of it.</summary>
        public void Begin()
        {
            queue.waiting.TryRemove(this, out _);
            var since = queue.time.GetUtcNow();
            telling = queue.time.CreateTimer(_ => Tell(since), state: null, Soon, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            queue.waiting.TryRemove(this, out _);
            telling?.Dispose();
            if (Interlocked.Exchange(ref told, 2) == 1)
            {
                WriterNote.Remove(queue.storage);
            }

            queue.gate.Release();
        }

        private void Tell(DateTimeOffset since)
        {
            if (Interlocked.CompareExchange(ref told, 1, 0) == 0)
            {
                WriterNote.Leave(queue.storage, how.Purpose, since);
            }
        }
    }
}
