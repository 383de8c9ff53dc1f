using MLlm3Rec.Language.Calls;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Language.Filters;

/// <summary>Asks again what failed in passing: 429, 5xx, cut replies, timeouts. Never what was refused.</summary>
/// <remarks>
/// Waits as long as the server says (Retry-After), else d = min(longest, first · 2ⁿ) with full jitter, uniform in [d/2, d] so that many calls do not come back together.
/// </remarks>
internal sealed class RetryFilter(RetryOptions options, TimeProvider time) : ICallFilter
{
    private long draws;

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var reply = await next(call, cancellationToken);
                return reply with { Attempts = attempt };
            }
            catch (CallFailedException failed) when (failed.Kind is FailureKind.Transient or FailureKind.Unreachable && attempt < AttemptsFor(failed))
            {
                await Task.Delay(DelayBefore(attempt, failed), time, cancellationToken);
            }
            catch (CallFailedException failed)
            {
                throw new CallFailedException(failed.Kind, attempt == 1 ? failed.Message : $"{failed.Message} Asked {attempt} times.")
                {
                    Status = failed.Status,
                    Attempts = attempt,
                };
            }
            catch (BudgetEndedException ended) when (attempt > 1)
            {
                throw new BudgetEndedException(ended.Message) { Attempts = attempt - 1 };
            }
        }
    }

    private int AttemptsFor(CallFailedException failed) => failed.Kind == FailureKind.Unreachable ? options.AttemptsToReach : options.Attempts;

    private TimeSpan DelayBefore(int attempt, CallFailedException failed)
    {
        if (failed.RetryAfter is { } asked)
        {
            return asked < options.LongestDelay ? asked : options.LongestDelay;
        }

        var delay = Math.Min(options.LongestDelay.TotalMilliseconds, options.FirstDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        var jitter = SplitMix64.Derive(options.Seed, (int)(Interlocked.Increment(ref draws) & int.MaxValue)).NextDouble();
        return TimeSpan.FromMilliseconds(delay * (0.5 + 0.5 * jitter));
    }
}
