using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Filters;

/// <summary>Answers from memory what was asked before, and remembers what is answered, once it has been read.</summary>
/// <param name="replies">The memory.</param>
/// <param name="model">Part of what makes a question the same.</param>
/// <param name="flights">Shared by all who use the memory.</param>
/// <param name="askAgain">Remembers, but does not look up: the new reply takes the old one's place.</param>
internal sealed class RememberFilter(IReplyStore replies, string model, SingleFlight flights, bool askAgain) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var key = call.KeyFor(model);
        using var turn = await flights.TurnAsync(key, cancellationToken);
        if (!askAgain && await replies.FindAsync(key, cancellationToken) is { } known && call.CanRead(known.Text))
        {
            call.Listener?.Invoke(known.Text);
            return new ModelReply(known.Text, known.TokensIn, known.TokensOut, known.Latency, known.At) { FromCache = true, Attempts = 0 };
        }

        var reply = await next(call, cancellationToken);

        if (!call.CanRead(reply.Text))
        {
            return reply;
        }

        // Paid for: kept even if whoever asked has gone.
        await replies.SaveAsync(key, new StoredReply(reply.Text, reply.TokensIn, reply.TokensOut, reply.Latency, reply.At), CancellationToken.None);
        return reply;
    }
}
