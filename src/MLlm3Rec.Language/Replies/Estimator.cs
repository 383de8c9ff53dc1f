using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Replies;

/// <summary>What asking about many units would take, from the real requests about some of them.</summary>
internal sealed class Estimator(Connection connection, IReplyStore replies, bool askAgain)
{
    /// <summary>Units looked at; evenly spread, so that the same units give the same estimate.</summary>
    private const int Looks = 200;

    /// <summary>Replies are rarely as long as they may be.</summary>
    private const double UsualShareOfReply = 0.4;

    /// <summary>Seconds per call when nothing is known yet: a fixed part, and a part per token of the reply.</summary>
    private const double SecondsPerCall = 0.5;
    private const double SecondsPerTokenOut = 0.01;

    public async Task<Estimate> OfAsync(IReadOnlyList<int> units, Func<int, PromptRequest> requestOf, CancellationToken cancellationToken)
    {
        var looks = Math.Min(Looks, units.Count);
        var (known, tokensIn, tokensOut) = (0, 0L, 0L);
        for (var look = 0; look < looks; look++)
        {
            var request = requestOf(units[(int)((long)look * units.Count / looks)]);
            if (!askAgain && await IsKnownAsync(request, cancellationToken))
            {
                known++;
                continue;
            }

            tokensIn += TokenEstimate.Of(request.Messages);
            tokensOut += (int)(Asker.MaxTokens(request.Prompt, connection) * UsualShareOfReply);
        }

        return looks == 0 ? Estimate.Free : Scaled((double)units.Count / looks, looks - known, known, tokensIn, tokensOut);
    }

    private async Task<bool> IsKnownAsync(PromptRequest request, CancellationToken cancellationToken)
    {
        var call = Asker.CallOf(request, request.Messages, connection);
        return await replies.FindAsync(call.KeyFor(connection.ChatModel ?? ""), cancellationToken) is not null;
    }

    private Estimate Scaled(double factor, int calls, int known, long tokensIn, long tokensOut)
    {
        var (allCalls, allIn, allOut) = ((long)Math.Round(calls * factor), (long)(tokensIn * factor), (long)(tokensOut * factor));
        var minutes = new[]
        {
            (allCalls * SecondsPerCall + allOut * SecondsPerTokenOut) / connection.Parallel / 60,
            connection.RequestsPerMinute is { } requests ? (double)allCalls / requests : 0,
            connection.TokensPerMinute is { } tokens ? (double)(allIn + allOut) / tokens : 0,
        };
        return new Estimate(
            allCalls, (long)Math.Round(known * factor), allIn, allOut, connection.PriceOf(allIn, allOut), TimeSpan.FromMinutes(minutes.Max()));
    }
}
