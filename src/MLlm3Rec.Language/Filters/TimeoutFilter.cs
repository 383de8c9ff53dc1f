using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Filters;

/// <summary>Gives one request so much time and no more.</summary>
internal sealed class TimeoutFilter(TimeSpan limit, TimeProvider time) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await next(call, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CallFailedException(FailureKind.Transient, $"No reply within {limit.TotalSeconds:0.#} seconds.") { TimedOut = true };
        }
    }
}
