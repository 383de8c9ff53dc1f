using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Filters;

/// <summary>Answers from memory what was asked before, and remembers what is answered, once it has been read.</summary>
/// <param name="replies">The memory.</param>
/// <param name="server">Part of what makes a question the same.</param>
/// <param name="model">Likewise.</param>
/// <param name="flights">Shared by all who use the memory.</param>
/// <param name="askAgain">Remembers, but does not look up: the new reply takes the old one's place.</param>
internal sealed class RememberFilter(IReplyStore replies, string server, string model, SingleFlight flights, bool askAgain) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var key = call.KeyFor(model, server);
        using var turn = await flights.TurnAsync(key, cancellationToken);
        if (!askAgain && !call.Anew && await replies.FindAsync(key, cancellationToken) is { } known && call.CanRead(known.Text))
        {
            call.Listener?.Invoke(known.Text);
            return new ModelReply(known.Text, known.TokensIn, known.TokensOut, known.Latency, known.At)
            {
                FromCache = true,
                Attempts = 0,
                End = known.End,
            };
        }

        var reply = await next(call, cancellationToken);

        if (!call.CanRead(reply.Text))
        {
            return reply;
        }

        // Paid for: kept even if whoever asked has gone.
        await replies.SaveAsync(key, reply.ToStored(), CancellationToken.None);
        return reply;
    }
}
