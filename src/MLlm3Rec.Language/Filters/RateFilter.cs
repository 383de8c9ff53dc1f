using System.Threading.RateLimiting;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Filters;

/// <summary>Sends a request only when a seat is free and the connection's limits have room for it; who came first is served first.</summary>
/// <param name="limits">Shared by all who use the connection.</param>
/// <param name="parallel">Calls at once of this run or page.</param>
internal sealed class RateFilter(ConnectionLimits limits, int parallel) : ICallFilter, IDisposable
{
    private readonly ConcurrencyLimiter seats = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = parallel,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        using var seat = await seats.AcquireAsync(permitCount: 1, cancellationToken);
        ObjectDisposedException.ThrowIf(!seat.IsAcquired, this); // The queue has no end: only a closed engine refuses a seat.
        var expected = call.TokensIn + call.MaxTokens;
        await limits.EnterAsync(expected, cancellationToken);
        var reply = await next(call, cancellationToken);
        limits.Correct(expected, reply.TokensIn + reply.TokensOut);
        return reply;
    }

    public void Dispose() => seats.Dispose();
}
