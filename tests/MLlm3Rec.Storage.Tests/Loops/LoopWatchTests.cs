using MLlm3Rec.Reading.Matching;
using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Storage.Loops;

public sealed class LoopWatchTests
{
    private static readonly LoopDefinition Loop = new("Counting", TimeSpan.FromSeconds(5), IsEssential: true);

    private readonly HastyClock clock = new();
    private readonly CountingLogger log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_TurnsFail_GoesOnAndSaysSoOnce()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = new LoopWatch(clock, log);
        var turns = 0;

        await watch.RunAsync(Loop, _ => ++turns < 5 ? throw new InvalidOperationException("no") : stop.CancelAsync(), stop.Token);

        Assert.Equal(5, turns);
        Assert.Equal(["LoopFailed", "LoopRecovered"], log.Events);
        Assert.Equal([1, 2, 4, 8], clock.Pauses.Take(4).Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task RunAsync_WhileTurnsFail_KnowsWhyAndSinceWhen()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = new LoopWatch(clock, log);
        LoopState? second = null;

        await watch.RunAsync(
            Loop,
            _ =>
            {
                if (watch.States[0].Failures == 2)
                {
                    second = watch.States[0];
                    return stop.CancelAsync();
                }

                throw new InvalidOperationException("no");
            },
            stop.Token);

        Assert.Equal("InvalidOperationException: no", second?.Failure);
        Assert.NotNull(second?.Since);
        Assert.Null(watch.States[0].Failure);
        Assert.True(watch.States[0].HasEnded);
    }

    [Fact]
    public async Task RunAsync_WorkDoneOnce_EndsWithFirstSuccess()
    {
        var watch = new LoopWatch(clock, log);
        var turns = 0;

        await watch.RunAsync(
            Loop with { Every = null }, _ => ++turns < 3 ? throw new InvalidOperationException("no") : Task.CompletedTask, Token);

        Assert.Equal(3, turns);
    }

    [Fact]
    public async Task RunAsync_StoppedDuringATurn_EndsWithoutFailure()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = new LoopWatch(clock, log);

        await watch.RunAsync(
            Loop,
            async _ =>
            {
                await stop.CancelAsync();
                throw new InvalidOperationException("The floor is gone.");
            },
            stop.Token);

        Assert.Empty(log.Events);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1_000_000, 60)]
    public void Pause_AfterFailures_DoublesUpToAMinute(int failures, int seconds) =>
        Assert.Equal(seconds, new LoopState(Loop, Failures: failures).Pause.TotalSeconds);

    /// <summary>Every pause is over at once, and kept.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class CountingLogger : ILogger<LoopWatch>
    {
        public List<string?> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Add(eventId.Name);
    }
}
