using MLlm3Rec.Language.Calls;
using Polly;

namespace MLlm3Rec.Language.Filters;

/// <summary>Asks again what failed in passing (<see cref="RetryPipeline"/>), and counts the requests.</summary>
internal sealed class RetryFilter(RetryOptions options, TimeProvider time) : ICallFilter
{
    private readonly ResiliencePipeline pipeline = RetryPipeline.Of(options, time);

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var attempts = 0;
        try
        {
            var reply = await pipeline.ExecuteAsync(
                async token =>
                {
                    attempts++;
                    return await next(call, token);
                },
                cancellationToken);
            return reply with { Attempts = attempts };
        }
        catch (CallFailedException failed)
        {
            throw new CallFailedException(failed.Kind, attempts == 1 ? failed.Message : $"{failed.Message} Asked {attempts} times.")
            {
                Status = failed.Status,
                Unshown = failed.Unshown,
                Attempts = attempts,
            };
        }
        catch (BudgetEndedException ended) when (attempts > 1)
        {
            throw new BudgetEndedException(ended.Message) { Attempts = attempts - 1 };
        }
    }
}
