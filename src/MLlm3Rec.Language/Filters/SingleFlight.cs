using System.Collections.Concurrent;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Filters;

/// <summary>Lets one caller at a time through with the same question, so that the next finds its reply remembered instead of paying for it
/// again.</summary>
internal sealed class SingleFlight
{
    private readonly ConcurrentDictionary<ReplyKey, Task> asked = new();

    /// <summary>Waits until nobody else is asking this; dispose of the turn when the reply is safe.</summary>
    public async Task<IDisposable> TurnAsync(ReplyKey key, CancellationToken cancellationToken)
    {
        var turn = new Turn(this, key);
        while (asked.GetOrAdd(key, turn.Ended) is var other && other != turn.Ended)
        {
            await other.WaitAsync(cancellationToken);
        }

        return turn;
    }

    private sealed class Turn(SingleFlight flights, ReplyKey key) : IDisposable
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => ended.Task;

        public void Dispose()
        {
            flights.asked.TryRemove(key, out _);
            ended.TrySetResult();
        }
    }
}
