using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Replies;

/// <summary>What asking about many units would take, from the real requests about some of them, and from what the same model took for those of them
/// that it was asked about before.</summary>
internal sealed class Estimator(Asker asker, IReplyStore replies, EngineSession session)
{
    /// <summary>Units looked at; evenly spread, so that the same units give the same estimate.</summary>
    private const int Looks = 200;

    /// <summary>Fewer replies than this say nothing of the next ones.</summary>
    private const int LeastBefore = 3;

    /// <summary>Replies are rarely as long as they may be.</summary>
    private const double UsualShareOfReply = 0.4;

    /// <summary>Seconds per call when nothing is known yet: a fixed part, and a part per token of the reply.</summary>
    private const double SecondsPerCall = 0.5;
    private const double SecondsPerTokenOut = 0.01;

    private readonly Connection connection = asker.Connection;

    /// <param name="units">Numbers of people or items.</param>
    /// <param name="askedOf">What would be asked about one, and what would read the reply.</param>
    /// <param name="cancellationToken">Gives up waiting for the memory.</param>
    public async Task<Estimate> OfAsync<T>(
        IReadOnlyList<int> units, Func<int, (PromptRequest Request, ReplyReader<T> Reader)> askedOf, CancellationToken cancellationToken)
        where T : class
    {
        var looks = Math.Min(Looks, units.Count);
        var (known, tokensIn, most) = (0, 0L, 0L);
        var before = new Before();
        for (var look = 0; look < looks; look++)
        {
            var (request, reader) = askedOf(units[(int)((long)look * units.Count / looks)]);
            if (await IsKnownAsync(request, reader, before, cancellationToken))
            {
                known++;
                continue;
            }

            tokensIn += TokenEstimate.Of(request.Messages);
            most += Asker.MaxTokens(request.Prompt, connection);
        }

        if (looks == 0)
        {
            return Estimate.Free;
        }

        var (factor, calls) = ((double)units.Count / looks, looks - known);
        var usual = most * UsualShareOfReply;
        return before.Replies < LeastBefore
            ? Scaled(factor, known, calls, tokensIn, usual, (calls * SecondsPerCall) + (usual * SecondsPerTokenOut))
            : Scaled(factor, known, calls, tokensIn * before.In / before.Estimated, calls * before.MeanOut, calls * before.MeanSeconds);
    }

    /// <summary>Whether memory alone answers. Where it holds nothing but what was of no use, it is asked again.</summary>
    private async Task<bool> IsKnownAsync<T>(PromptRequest request, ReplyReader<T> reader, Before before, CancellationToken cancellationToken)
        where T : class
    {
        var (server, model) = (Asker.ServerOf(connection), connection.ChatModel ?? "");
        var messages = request.Messages;
        for (var round = 0; ; round++)
        {
            var call = Asker.CallOf(request, messages, connection);
            if (await replies.FindAsync(call.KeyFor(model, server), cancellationToken) is not { } known)
            {
                return false;
            }

            before.Add(known, TokenEstimate.Of(messages));
            var (value, faults, couldBeRead) = ReplyReading.Of(known.Text, reader);
            if (session.AskAgain || (value is not null && faults.Count == 0))
            {
                return !session.AskAgain;
            }

            if (!couldBeRead || round > 0)
            {
                return couldBeRead && session.KeepRejected;
            }

            messages = asker.Repair(messages, known.Text, faults);
        }
    }

    private Estimate Scaled(double factor, int known, int calls, double tokensIn, double tokensOut, double seconds)
    {
        var (allCalls, allIn, allOut) = ((long)Math.Round(calls * factor), (long)(tokensIn * factor), (long)(tokensOut * factor));
        var minutes = new[]
        {
            seconds * factor / connection.Parallel / 60,
            connection.RequestsPerMinute is { } requests ? (double)allCalls / requests : 0,
            connection.TokensPerMinute is { } tokens ? (double)(allIn + allOut) / tokens : 0,
        };
        return new Estimate(
            allCalls, (long)Math.Round(known * factor), allIn, allOut, connection.PriceOf(allIn, allOut), TimeSpan.FromMinutes(minutes.Max()));
    }

    /// <summary>What replies to the same prompt took, by the server's own count.</summary>
    private sealed class Before
    {
        private long tokensOut;
        private TimeSpan latency;

        public int Replies { get; private set; }

        public long In { get; private set; }

        /// <summary>What <see cref="In"/> was guessed to be.</summary>
        public long Estimated { get; private set; }

        public double MeanOut => (double)tokensOut / Replies;

        public double MeanSeconds => latency.TotalSeconds / Replies;

        public void Add(StoredReply reply, int estimated)
        {
            (Replies, In, Estimated) = (Replies + 1, In + reply.TokensIn, Estimated + estimated);
            (tokensOut, latency) = (tokensOut + reply.TokensOut, latency + reply.Latency);
        }
    }
}
