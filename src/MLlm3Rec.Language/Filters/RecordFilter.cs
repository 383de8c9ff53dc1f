using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Filters;

/// <summary>Writes every reply, also a remembered one, into a folder that <see cref="ReplayFilter"/> can answer from.</summary>
internal sealed class RecordFilter(IReplyStore recorded, string model) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var reply = await next(call, cancellationToken);
        var stored = new StoredReply(reply.Text, reply.TokensIn, reply.TokensOut, reply.Latency, reply.At);
        await recorded.SaveAsync(RememberFilter.KeyOf(call, model), stored, CancellationToken.None);
        return reply;
    }
}
