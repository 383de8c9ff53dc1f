using MLlm3Rec.Language.Calls;
using Polly;
using Polly.Timeout;

namespace MLlm3Rec.Language.Filters;

/// <summary>Gives one request so much time and no more.</summary>
internal sealed class TimeoutFilter(TimeSpan limit, TimeProvider time) : ICallFilter
{
    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(new TimeoutStrategyOptions { Timeout = limit })
        .Build();

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await next(call, token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            throw new CallFailedException(FailureKind.Transient, $"No reply within {limit.TotalSeconds:0.#} seconds.") { TimedOut = true };
        }
    }
}
