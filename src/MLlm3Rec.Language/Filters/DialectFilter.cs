using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Filters;

/// <summary>Says a question again more plainly when the server does not know a setting it was sent with.</summary>
internal sealed class DialectFilter(Dialect dialect) : ICallFilter
{
    /// <summary>Two steps of structure, temperature, the name of the limit.</summary>
    private const int MostLessons = 4;

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        for (var lesson = 0; ; lesson++)
        {
            var sent = dialect.Structure;
            try
            {
                var reply = await next(call, cancellationToken);
                return reply with { Attempts = reply.Attempts + lesson };
            }
            catch (CallFailedException refused) when (lesson < MostLessons && dialect.Learns(refused, sent))
            {
            }
        }
    }
}
