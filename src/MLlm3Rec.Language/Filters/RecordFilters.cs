using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Texts;

namespace MLlm3Rec.Language.Filters;

/// <summary>Writes every reply, also a remembered one, into a folder that <see cref="ReplayFilter"/> can answer from.</summary>
internal sealed class RecordFilter(IReplyStore recorded, string model) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var reply = await next(call, cancellationToken);
        var stored = reply.ToStored();
        await recorded.SaveAsync(call.KeyFor(model), stored, CancellationToken.None);
        return reply;
    }
}

/// <summary>Answers from recorded replies alone: for demonstrations and tests without a model. Nothing ever reaches the network.</summary>
internal sealed class ReplayFilter(IReplyStore recorded, string connection, string model) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var key = call.KeyFor(model);
        var known = await recorded.FindAsync(key, cancellationToken) ?? throw new ConnectionFailedException(
            connection,
            $"no reply is recorded for prompt {call.Prompt} with model {model}, input {key.InputHash[..12]}…: "
                + $"“{FieldText.OneLine(call.Messages[^1].Text, 80)}”");
        call.Listener?.Invoke(known.Text);
        return new ModelReply(known.Text, known.TokensIn, known.TokensOut, known.Latency, known.At)
        {
            FromCache = true,
            Attempts = 0,
            End = known.End,
        };
    }
}
