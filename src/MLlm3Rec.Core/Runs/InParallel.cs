using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MLlm3Rec.Runs;

/// <summary>Many units of waiting work, a bounded number of them at once, each result as soon as it is there.</summary>
/// <remarks>
/// Memory does not grow with the number of units: units are drawn one by one, and results wait for their reader. Whoever stops reading, by leaving
/// the loop or by cancelling, starts no further unit; what is under way is cancelled and waited for. The first failure ends the stream likewise.
/// What the units do between their waits leaves one processor free: many answers that come at once must not make a click wait its turn behind them.
/// </remarks>
public static class InParallel
{
    private static readonly TaskScheduler Beside =
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount - 1)).ConcurrentScheduler;

    /// <param name="units">Drawn lazily, never by two threads at once.</param>
    /// <param name="parallel">At most so many at once; at least 1.</param>
    /// <param name="work">May be cancelled at any await.</param>
    /// <param name="goOn">Asked after each result, in completion order: false starts no further unit but lets those under way finish.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>Results in completion order, one per started unit.</returns>
    public static async IAsyncEnumerable<(TUnit Unit, TResult Result)> StreamAsync<TUnit, TResult>(
        IEnumerable<TUnit> units,
        int parallel,
        Func<TUnit, CancellationToken, Task<TResult>> work,
        Func<TResult, bool> goOn,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parallel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = Channel.CreateBounded<(TUnit, TResult)>(parallel);
        var drawer = new Drawer<TUnit>(units);
        var workers = WorkAsync();
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return result;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await workers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await workers;

        async Task WorkAsync()
        {
            try
            {
                await Task.WhenAll(
                    Enumerable.Range(0, parallel)
                        .Select(_ =>
                            Task.Factory.StartNew(WorkerAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Beside).Unwrap()));
            }
            finally
            {
                drawer.Dispose();
                results.Writer.Complete();
            }
        }

        async Task WorkerAsync()
        {
            try
            {
                while (drawer.TryDraw(out var unit))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    var result = await work(unit, stop.Token);
                    if (!goOn(result))
                    {
                        drawer.Close();
                    }

                    await results.Writer.WriteAsync((unit, result), stop.Token);
                }
            }
            catch
            {
                // One failure ends all; the reader learns of it when the workers are awaited.
                await stop.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>Hands out units to many workers.</summary>
    private sealed class Drawer<TUnit>(IEnumerable<TUnit> units) : IDisposable
    {
        private readonly Lock gate = new();
        private readonly IEnumerator<TUnit> source = units.GetEnumerator();
        private bool closed;

        public bool TryDraw(out TUnit unit)
        {
            lock (gate)
            {
                closed = closed || !source.MoveNext();
                unit = closed ? default! : source.Current; // Not read by the caller when closed.
                return !closed;
            }
        }

        public void Close()
        {
            lock (gate)
            {
                closed = true;
            }
        }

        public void Dispose() => source.Dispose();
    }
}
