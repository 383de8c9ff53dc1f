using MLlm3Rec.Connections;

namespace MLlm3Rec.Language.Servers;

/// <summary>What one connection may send per minute, for all pages and runs of this process together.</summary>
/// <remarks>
/// Requests and tokens per minute by buckets that fill evenly and hold one minute's worth at most, so a pause is not
/// paid back by a burst. Tokens are taken by estimate and corrected by what the server counted. A server that says how little is left
/// (<see cref="ServerHeaders"/>) closes the door until the time it names.
/// </remarks>
internal sealed class ConnectionLimits(Connection connection, TimeProvider time)
{
    /// <summary>Room may come earlier than foreseen, when replies turn out shorter.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Bucket requests = new(connection.RequestsPerMinute, time);
    private readonly Bucket tokens = new(connection.TokensPerMinute, time);
    private DateTimeOffset closedUntil = DateTimeOffset.MinValue;

    /// <summary>Waits for room and takes it.</summary>
    public async Task EnterAsync(int expectedTokens, CancellationToken cancellationToken)
    {
        while (WaitFor(expectedTokens) is { } wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait < LongestNap ? wait : LongestNap, time, cancellationToken);
        }
    }

    /// <summary>Gives back, or takes in addition, what the estimate was off by.</summary>
    public void Correct(int expectedTokens, int countedTokens)
    {
        lock (gate)
        {
            tokens.Put(expectedTokens - countedTokens);
        }
    }

    /// <summary>Nothing is sent before that time.</summary>
    public void CloseUntil(DateTimeOffset reopening)
    {
        lock (gate)
        {
            closedUntil = reopening > closedUntil ? reopening : closedUntil;
        }
    }

    /// <summary>How long to wait before trying again; null when the room has been taken.</summary>
    private TimeSpan? WaitFor(int expectedTokens)
    {
        lock (gate)
        {
            var wait = Longest(closedUntil - time.GetUtcNow(), requests.WaitFor(1), tokens.WaitFor(expectedTokens));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            requests.Put(-1);
            tokens.Put(-expectedTokens);
            return null;
        }
    }

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> waits)
    {
        var longest = TimeSpan.Zero;
        foreach (var wait in waits)
        {
            longest = wait > longest ? wait : longest;
        }

        return longest;
    }

    /// <summary>Fills evenly; holds what may be taken.</summary>
    private sealed class Bucket(int? perMinute, TimeProvider time)
    {
        /// <summary>A full minute's worth at once would send all in the first second; a tenth smooths and still starts quickly.</summary>
        private readonly double most = Math.Max(1, (perMinute ?? 0) / 10.0);
        private double level = Math.Max(1, (perMinute ?? 0) / 10.0);
        private long seen = time.GetTimestamp();

        /// <summary>What is larger than the bucket passes when the bucket is full and leaves a debt.</summary>
        public TimeSpan WaitFor(double amount)
        {
            if (perMinute is not { } rate)
            {
                return TimeSpan.Zero;
            }

            var now = time.GetTimestamp();
            level = Math.Min(most, level + time.GetElapsedTime(seen, now).TotalMinutes * rate);
            seen = now;
            var missing = Math.Min(amount, most) - level;
            return missing <= 1e-9 ? TimeSpan.Zero : TimeSpan.FromMinutes(missing / rate) + TimeSpan.FromMilliseconds(1);
        }

        public void Put(double amount) => level = Math.Min(most, level + amount);
    }
}
