using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;
using Polly;

namespace MLlm3Rec.Language.Filters;

/// <summary>Asks again what failed in passing (<see cref="RetryPipeline"/>), and counts the requests.</summary>
internal sealed class RetryFilter(RetryOptions options, TimeProvider time, Circuit circuit) : ICallFilter
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
                    await circuit.EnterAsync(call, token);
                    attempts++;
                    return await OnceAsync(call, next, token);
                },
                cancellationToken);
            circuit.Answered();
            return reply with { Attempts = attempts };
        }
        catch (CallFailedException failed)
        {
            var told = attempts < 2 ? failed : failed.Told(failed.Kind, $"{failed.Message} Asked {attempts} times.");
            throw circuit.GaveUp(call, told.After(attempts));
        }
        catch (BudgetEndedException ended) when (attempts > 1)
        {
            throw new BudgetEndedException(ended.Message) { Attempts = attempts - 1 };
        }
        finally
        {
            circuit.Left(call);
        }
    }

    private async Task<ModelReply> OnceAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        try
        {
            return await next(call, cancellationToken);
        }
        catch (CallFailedException failed)
        {
            circuit.Failed(failed);
            throw;
        }
    }
}
