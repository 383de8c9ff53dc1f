using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Runs;

public sealed class InParallelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StreamAsync_ManyUnits_KeepsTheLimit()
    {
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource();

        var results = await InParallel.StreamAsync(Enumerable.Range(0, 200), 8, async (unit, token) =>
        {
            var inside = Interlocked.Increment(ref now);
            InterlockedMax(ref most, inside);
            _ = inside == 8 && full.TrySetResult();
            await full.Task.WaitAsync(token);
            Interlocked.Decrement(ref now);
            return unit * 2;
        }, _ => true, Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, 200), results.Select(result => result.Unit).Order());
        Each.Holds(results, result => Assert.Equal(result.Unit * 2, result.Result));
        Assert.Equal(8, most);
    }

    [Fact]
    public async Task StreamAsync_SlowUnit_DoesNotBlockOthers()
    {
        var slow = new TaskCompletionSource();
        var stream = InParallel.StreamAsync(Enumerable.Range(0, 10), 2, async (unit, token) =>
        {
            await (unit == 0 ? slow.Task.WaitAsync(token) : Task.CompletedTask);
            return unit;
        }, _ => true, Token);

        var order = new List<int>();
        await foreach (var (unit, _) in stream)
        {
            order.Add(unit);
            if (order.Count == 9)
            {
                slow.SetResult();
            }
        }

        Assert.Equal(0, order[^1]);
        Assert.Equal(10, order.Count);
    }

    [Fact]
    public async Task StreamAsync_SlowReader_DrawsOnlyAFewUnitsAhead()
    {
        var drawn = 0;
        var units = Enumerable.Range(0, 10_000).Select(unit =>
        {
            Interlocked.Increment(ref drawn);
            return unit;
        });

        await foreach (var _ in InParallel.StreamAsync(units, 4, (unit, _) => Task.FromResult(unit), _ => true, Token))
        {
            SpinWait.SpinUntil(() => Volatile.Read(ref drawn) >= 9, TimeSpan.FromSeconds(10));
            break;
        }

        // Four in the channel, four waiting to get in, one read.
        Assert.InRange(drawn, 1, 10);
    }

    [Fact]
    public async Task StreamAsync_Stopped_LetsStartedUnitsFinish()
    {
        var started = 0;

        var results = await InParallel.StreamAsync(Enumerable.Range(0, 1000), 4, async (unit, token) =>
        {
            Interlocked.Increment(ref started);
            token.ThrowIfCancellationRequested();
            await Task.Yield();
            return unit;
        }, unit => unit < 20, Token).ToListAsync(Token);

        Assert.Equal(started, results.Count);
        Assert.InRange(started, 21, 24);
    }

    [Fact]
    public async Task StreamAsync_Cancelled_EndsWithoutWaitingForSlowWork()
    {
        using var cancel = new CancellationTokenSource();
        var started = 0;
        var reading = Task.Run(
            async () =>
            {
                await foreach (var _ in InParallel.StreamAsync(Enumerable.Range(0, 100), 4, async (unit, token) =>
                {
                    Interlocked.Increment(ref started);
                    await Task.Delay(Timeout.Infinite, token);
                    return unit;
                }, _ => true, cancel.Token))
                {
                }
            },
            Token);
        SpinWait.SpinUntil(() => Volatile.Read(ref started) == 4);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(4, started);
    }

    [Fact]
    public async Task StreamAsync_OneUnitFails_TellsThatFailure()
    {
        var stream = InParallel.StreamAsync(Enumerable.Range(0, 100), 4, async (unit, token) =>
        {
            token.ThrowIfCancellationRequested();
            await Task.Yield();
            return unit == 10 ? throw new InvalidDataException("unit 10") : unit;
        }, _ => true, Token);

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(async () => await stream.CountAsync(Token));
        Assert.Equal("unit 10", thrown.Message);
    }

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = Volatile.Read(ref place); value > seen; seen = Volatile.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }
}
