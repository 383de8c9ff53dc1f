using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Numerics;
using Polly;
using Polly.Retry;

namespace MLlm3Rec.Language.Filters;

/// <summary>How stubbornly a failed call is repeated.</summary>
public sealed record RetryOptions
{
    /// <summary>Requests per question, the first included. Default 8: with a quarter of all requests failing, one question in 65,000 is
    /// lost.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 8;

    /// <summary>Requests per question while the server cannot be reached at all. Default 3: then the run says so and stops, to be resumed.</summary>
    [Range(1, 100)]
    public int AttemptsToReach { get; init; } = 3;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Also the longest wait that a server may ask for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of the jitter.</summary>
    public int Seed { get; init; } = 42;
}

/// <summary>Repeats what failed in passing: 429, 5xx, cut replies, timeouts; less often what is out of reach, never what was refused.</summary>
/// <remarks>
/// Waits as long as the server says (Retry-After), else d = min(longest, first · 2ⁿ) with jitter, uniform in [d/2, d] so that many calls do not come
/// back together.
/// The delays are ours and not Polly's own, because a server's word goes before the formula and the jitter is drawn from a seed.
/// </remarks>
internal static class RetryPipeline
{
    public static ResiliencePipeline Of(RetryOptions options, TimeProvider time)
    {
        var draws = 0L;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue, // ShouldHandle ends it: how often depends on what failed.
                ShouldHandle = args =>
                    ValueTask.FromResult(
                        args.Outcome.Exception is CallFailedException failed && args.AttemptNumber + 1 < AttemptsFor(failed, options)),
                // Handled: see above.
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(((CallFailedException)args.Outcome.Exception!).RetryAfter is { } asked
                    ? Shorter(asked, options.LongestDelay)
                    : DelayAfter(args.AttemptNumber, Interlocked.Increment(ref draws), options)),
            })
            .Build();
    }

    private static int AttemptsFor(CallFailedException failed, RetryOptions options) => failed.Kind switch
    {
        FailureKind.Transient => options.Attempts,
        FailureKind.Unreachable => options.AttemptsToReach,
        _ => 1,
    };

    private static TimeSpan DelayAfter(int retries, long draw, RetryOptions options)
    {
        var delay = Math.Min(options.LongestDelay.TotalMilliseconds, options.FirstDelay.TotalMilliseconds * Math.Pow(2, retries));
        var jitter = SplitMix64.Derive(options.Seed, (int)(draw & int.MaxValue)).NextDouble();
        return TimeSpan.FromMilliseconds(delay * (0.5 + 0.5 * jitter));
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
