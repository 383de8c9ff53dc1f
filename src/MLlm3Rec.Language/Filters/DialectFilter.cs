using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Filters;

/// <summary>Says a question again more plainly when the server does not know a setting it was sent with.</summary>
internal sealed class DialectFilter(Dialect dialect) : ICallFilter
{
    /// <summary>Two steps of structure, temperature, the name of the limit: what a server can make us give up.</summary>
    private const int MostConcessions = 4;

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        for (var concession = 0; ; concession++)
        {
            var sent = dialect.Structure;
            try
            {
                var reply = await next(call, cancellationToken);
                return reply with { Attempts = reply.Attempts + concession };
            }
            catch (CallFailedException refused) when (concession < MostConcessions && dialect.Learns(refused, sent))
            {
            }
        }
    }
}
