using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Issues;

/// <summary>When 400 tabs had left, the server went on holding what they had taken.</summary>
public sealed class CircuitMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(40, 40, 1)]
    [InlineData(40, 5, 0)]
    [InlineData(5, 5, 0)]
    public async Task Closed_ManyTabs_GivesMemoryBackOnceWhenCalm(int opened, int closed, int returns)
    {
        var clock = new ManualClock();
        using var memory = new CircuitMemory(clock);
        for (var tab = 0; tab < opened; tab++)
        {
            await memory.OnCircuitOpenedAsync(null!, Token); // Which one does not matter.
        }

        for (var tab = 0; tab < closed; tab++)
        {
            await memory.OnCircuitClosedAsync(null!, Token); // Which one does not matter.
        }

        Assert.Equal(0, memory.Returns);
        clock.Ring();
        Assert.Equal(returns, memory.Returns);
    }

    private sealed class ManualClock : TimeProvider
    {
        private Action? ring;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(callback);
            ring = timer.Ring;
            return timer;
        }

        public void Ring() => ring?.Invoke();

        private sealed class Timer(TimerCallback callback) : ITimer
        {
            private bool armed;

            public bool Change(TimeSpan dueTime, TimeSpan period) => armed = dueTime != Timeout.InfiniteTimeSpan;

            public void Ring()
            {
                if (armed)
                {
                    armed = false;
                    callback(null);
                }
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
