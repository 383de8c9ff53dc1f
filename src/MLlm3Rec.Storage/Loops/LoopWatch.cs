using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Loops;

/// <summary>
/// Keeps the background loops of this process going and knows how they are. Whatever a turn throws ends the turn and not the loop, let alone
/// the process; it is said once in the log, however often the loop tries again, and here for as long as it lasts.
/// </summary>
public sealed class LoopWatch(TimeProvider clock, ILogger<LoopWatch> logger)
{
    private ImmutableSortedDictionary<string, LoopState> states = ImmutableSortedDictionary.Create<string, LoopState>(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IReadOnlyList<LoopState> States => [.. states.Values];

    /// <summary>Takes turns until <paramref name="stop"/>, or until one went well if the loop is done after one.</summary>
    public async Task RunAsync(LoopDefinition loop, Func<CancellationToken, Task> turn, CancellationToken stop)
    {
        var state = Keep(new LoopState(loop));
        try
        {
            while (!stop.IsCancellationRequested && !state.HasEnded)
            {
                state = Keep(await TryAsync(state, turn, stop));
                var pause = state.Failure is null ? loop.Every ?? TimeSpan.Zero : state.Pause;
                if (pause > TimeSpan.Zero && !state.HasEnded)
                {
                    await Task.Delay(pause, clock, stop);
                }
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The process is stopping, which is how a loop ends, whatever it was at.
        }

        Keep(state with { HasEnded = true });
    }

    private async Task<LoopState> TryAsync(LoopState state, Func<CancellationToken, Task> turn, CancellationToken stop)
    {
        try
        {
            await turn(stop);
            if (state.Since is { } since)
            {
                Log.LoopRecovered(logger, state.Loop.Name, state.Failures, (clock.GetUtcNow() - since).TotalSeconds);
            }

            return state.Succeed() with { HasEnded = state.Loop.Every is null };
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // The loop's outer edge: nothing that a turn dies of may end the process.
            if (state.Failure is null)
            {
                Log.LoopFailed(logger, state.Loop.Name, failure);
            }

            return state.Fail(Refusal.WordsOf(failure) ?? $"{failure.GetType().Name}: {failure.Message}", clock.GetUtcNow());
        }
    }

    private LoopState Keep(LoopState state)
    {
        ImmutableInterlocked.Update(ref states, all => all.SetItem(state.Loop.Name, state));
        return state;
    }
}

internal static partial class Log
{
    [LoggerMessage(
        EventId = 1, EventName = "LoopFailed", Level = LogLevel.Error,
        Message = "\"{Loop}\" failed. It tries again, first after a second and then ever more rarely, and says no more until it works.")]
    public static partial void LoopFailed(ILogger logger, string loop, Exception failure);

    [LoggerMessage(
        EventId = 2, EventName = "LoopRecovered", Level = LogLevel.Warning,
        Message = "\"{Loop}\" works again after {Failures} failed turns in {Seconds:F0} s.")]
    public static partial void LoopRecovered(ILogger logger, string loop, int failures, double seconds);
}
