using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Filters;

/// <summary>Lets a request pass only while the run's budget has room for the most that it can take.</summary>
internal sealed class BudgetFilter(BudgetMeter budget, Connection connection) : ICallFilter
{
    public async Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken)
    {
        var tokensIn = call.TokensIn;
        var reservation = await budget.ReserveAsync(tokensIn + call.MaxTokens, connection.PriceOf(tokensIn, call.MaxTokens), cancellationToken)
            ?? throw new BudgetEndedException(budget.Ended!); // Said whenever nothing is reserved.
        var (tokens, price) = (0L, 0m);
        try
        {
            var reply = await next(call, cancellationToken);
            (tokens, price) = (reply.TokensIn + reply.TokensOut, connection.PriceOf(reply.TokensIn, reply.TokensOut));
            return reply;
        }
        finally
        {
            reservation.Settle(tokens, price);
        }
    }
}
