using MLlm3Rec.Connections;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Filters;

/// <summary>Says a question again more plainly when the server does not know a setting it was sent with, and keeps what was learned. Calls that were
/// under way with the same setting meanwhile are sent again too.</summary>
/// <param name="dialect">Shared by all who use the connection.</param>
/// <param name="circuit">Likewise.</param>
/// <param name="keep">Keeps what was learned; null where nobody does.</param>
internal sealed class DialectFilter(Dialect dialect, Circuit circuit, Func<ServerDialect, Task>? keep) : ICallFilter
{
    /// <summary>Two steps of structure, temperature, the name of the limit and its size: what a server can make us give up.</summary>
    private const int MostConcessions = 5;

    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var refused = 0;
        for (var concession = 0; ; concession++)
        {
            try
            {
                var reply = await next(call, cancellationToken);
                return reply with { Attempts = reply.Attempts + refused };
            }
            catch (CallFailedException refusal)
            {
                var lesson = concession < MostConcessions ? dialect.Learn(refusal, call) : Lesson.None;
                if (lesson.HasLearned && keep is not null)
                {
                    await keep(dialect.Known);
                }

                refused += refusal.Attempts;
                if (!lesson.MayAskAgain)
                {
                    throw circuit.Refused(refusal.After(refused));
                }
            }
        }
    }
}
