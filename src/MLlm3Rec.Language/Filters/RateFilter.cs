using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Filters;

/// <summary>Sends a request only when a seat is free and the connection's limits have room for it.</summary>
/// <param name="limits">Shared by all who use the connection.</param>
/// <param name="parallel">Calls at once of this run or page.</param>
internal sealed class RateFilter(ConnectionLimits limits, int parallel) : ICallFilter, IDisposable
{
    private readonly SemaphoreSlim seats = new(parallel);

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        await seats.WaitAsync(cancellationToken);
        try
        {
            var expected = TokenEstimate.Of(call.Messages) + call.MaxTokens;
            await limits.EnterAsync(expected, cancellationToken);
            var reply = await next(call, cancellationToken);
            limits.Correct(expected, reply.TokensIn + reply.TokensOut);
            return reply;
        }
        finally
        {
            seats.Release();
        }
    }

    public void Dispose() => seats.Dispose();
}
