using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;

namespace MLlm3Rec.Language.Replies;

/// <summary>Asks, checks, asks once more with the faults named, and then accepts or rejects. Keeps every exchange.</summary>
internal sealed class Asker(CallStep model, Connection connection, PromptLibrary prompts)
{
    private const int Rounds = 2;

    public PromptLibrary Prompts => prompts;

    public Connection Connection => connection;

    /// <summary>The longest reply to ask for: never more than half of what the model can hold.</summary>
    public static int MaxTokens(Prompt prompt, Connection connection) => Math.Min(prompt.MaxTokens, connection.ContextTokens / 2);

    /// <summary>Whether request and longest reply fit into the model's context.</summary>
    public bool Fits(PromptRequest request) =>
        TokenEstimate.Of(request.Messages) + MaxTokens(request.Prompt, connection) <= connection.ContextTokens;

    /// <summary>A request on its way.</summary>
    public static ModelCall CallOf(PromptRequest request, IReadOnlyList<SentMessage> messages, Connection connection) => new()
    {
        Prompt = request.Prompt.Version,
        Messages = messages,
        Form = request.Form,
        Temperature = request.Prompt.Temperature,
        MaxTokens = MaxTokens(request.Prompt, connection),
        Sample = request.Sample,
        Listener = request.Listener,
    };

    public async Task<Answer<T>> AskAsync<T>(PromptRequest request, ReplyReader<T> reader, CancellationToken cancellationToken)
        where T : class
    {
        var exchanges = new List<Exchange>();
        var messages = request.Messages;
        for (var round = 0; round < Rounds; round++)
        {
            ModelReply reply;
            try
            {
                var call = CallOf(request, messages, connection) with { CanRead = text => ReplyReading.Of(text, reader).CouldBeRead };
                reply = await model(call, cancellationToken);
            }
            catch (BudgetEndedException ended)
            {
                return new NotAsked<T>(ended.Message, WithFailure(exchanges, request, messages, round, ended.Attempts, ended.Message));
            }
            catch (CallFailedException failed) when (failed.Kind is FailureKind.Transient or FailureKind.Refused)
            {
                return new Rejected<T>(
                    RejectionCause.Call, [failed.Message], WithFailure(exchanges, request, messages, round, failed.Attempts, failed.Message));
            }
            catch (CallFailedException failed)
            {
                throw new ConnectionFailedException(connection.Name, failed.Message);
            }

            var (value, faults, _) = ReplyReading.Of(reply.Text, reader);
            exchanges.Add(ExchangeOf(request, messages, reply, round, faults));
            if (value is not null && faults.Count == 0)
            {
                return new Accepted<T>(value, exchanges);
            }

            messages = [.. messages, new SentMessage("assistant", reply.Text), .. prompts["repair"].Render(Named(faults))];
        }

        return new Rejected<T>(RejectionCause.Reply, exchanges[^1].Faults, exchanges);
    }

    /// <summary>One request in a conversation in which functions may be called; what comes is not judged.</summary>
    /// <param name="prompt">What the conversation began with.</param>
    /// <param name="messages">All that was said so far.</param>
    /// <param name="form">Of no meaning to the server; tells conversations apart.</param>
    /// <param name="offer">What may be called.</param>
    /// <param name="round">How many requests there were before.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<Answer<FunctionTurn>> SayAsync(
        Prompt prompt, IReadOnlyList<SentMessage> messages, ReplyForm form, FunctionOffer offer, int round, CancellationToken cancellationToken)
    {
        var request = new PromptRequest(prompt, messages, form);
        try
        {
            var call = CallOf(request, messages, connection) with { Offer = offer, CanRead = FunctionTurn.CanRead };
            var reply = await model(call, cancellationToken);
            List<string> faults = FunctionTurn.CanRead(reply.Text) ? [] : ["The model said nothing."];
            Exchange[] said = [ExchangeOf(request, messages, reply, round, faults)];
            return faults.Count == 0
                ? new Accepted<FunctionTurn>(FunctionTurn.Parse(reply.Text), said)
                : new Rejected<FunctionTurn>(RejectionCause.Reply, faults, said);
        }
        catch (BudgetEndedException ended)
        {
            return new NotAsked<FunctionTurn>(ended.Message, WithFailure([], request, messages, round, ended.Attempts, ended.Message));
        }
        catch (CallFailedException failed) when (failed.Kind is FailureKind.Transient or FailureKind.Refused)
        {
            var words = NamesFunctions(failed)
                ? $"{failed.Message} This model cannot call functions, which answering needs: take another one."
                : failed.Message;
            return new Rejected<FunctionTurn>(RejectionCause.Call, [words], WithFailure([], request, messages, round, failed.Attempts, words));
        }
        catch (CallFailedException failed)
        {
            throw new ConnectionFailedException(connection.Name, failed.Message);
        }
    }

    private static bool NamesFunctions(CallFailedException failed) =>
        failed.Message.Contains("tool", StringComparison.OrdinalIgnoreCase)
            || failed.Message.Contains("function", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Named(IEnumerable<string> faults) =>
        new() { ["faults"] = string.Join('\n', faults.Select(fault => $"- {fault}")) };

    private Exchange ExchangeOf(PromptRequest request, IReadOnlyList<SentMessage> messages, ModelReply reply, int round, List<string> faults) => new()
    {
        Prompt = request.Prompt.Version,
        Connection = connection.Name,
        Model = connection.ChatModel!, // Only connections that chat are asked.
        Messages = messages,
        Reply = reply.Text,
        TokensIn = reply.TokensIn,
        TokensOut = reply.TokensOut,
        Latency = reply.Latency,
        Price = reply.FromCache ? 0 : connection.PriceOf(reply.TokensIn, reply.TokensOut),
        At = reply.At,
        FromCache = reply.FromCache,
        Attempts = reply.Attempts,
        Round = round,
        Faults = faults,
    };

    /// <summary>A request without a reply was still sent, perhaps often: it is kept, so that calls can be counted.</summary>
    private List<Exchange> WithFailure(
        List<Exchange> exchanges, PromptRequest request, IReadOnlyList<SentMessage> messages, int round, int attempts, string words) =>
        attempts == 0
            ? exchanges
            :
                [
                    .. exchanges,
                    ExchangeOf(
                        request, messages, new ModelReply("", 0, 0, TimeSpan.Zero, DateTimeOffset.UnixEpoch) { Attempts = attempts }, round, [words]),
                ];
}
