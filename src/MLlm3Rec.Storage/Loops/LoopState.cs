namespace MLlm3Rec.Storage.Loops;

/// <summary>What a background loop is for.</summary>
/// <param name="Name">In words, e.g. "Queue of runs".</param>
/// <param name="Every">Pause between two turns that went well; null for work that is done once.</param>
/// <param name="IsEssential">Whether the process does not do its duty while the loop fails.</param>
public sealed record LoopDefinition(string Name, TimeSpan? Every, bool IsEssential);

/// <summary>How a background loop is at one moment.</summary>
/// <param name="Loop">Which one.</param>
/// <param name="Failure">What its last turn died of, in words; null where it went well.</param>
/// <param name="Since">When the first of an unbroken row of failures came; null where the last turn went well.</param>
/// <param name="Failures">How many turns in a row have failed.</param>
/// <param name="HasEnded">It is done, or the process is stopping.</param>
public sealed record LoopState(LoopDefinition Loop, string? Failure = null, DateTimeOffset? Since = null, int Failures = 0, bool HasEnded = false)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>After the last failure: 1, 2, 4 … seconds, at most a minute.</summary>
    public TimeSpan Pause => Failures == 0
        ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, ShortestPause.Ticks << Math.Min(Failures - 1, 6)));

    internal LoopState Fail(string words, DateTimeOffset now) => this with { Failure = words, Since = Since ?? now, Failures = Failures + 1 };

    internal LoopState Succeed() => this with { Failure = null, Since = null, Failures = 0 };
}
