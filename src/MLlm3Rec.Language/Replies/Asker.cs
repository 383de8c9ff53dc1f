using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Replies;

/// <summary>Asks, checks, asks once more with the faults named, and then accepts or rejects. Keeps every exchange.</summary>
internal sealed class Asker(CallStep model, Connection connection, PromptLibrary prompts)
{
    private const int Rounds = 2;

    public PromptLibrary Prompts => prompts;

    public Connection Connection => connection;

    /// <summary>What is known of the server.</summary>
    public Dialect Dialect { get; init; } = new(connection);

    /// <summary>Leave a remembered reply that was of no use as it is.</summary>
    public bool KeepRejected { get; init; }

    /// <summary>When asking began: what came of no use since then would be asked for twice in one run, by two people who chose the same.</summary>
    public DateTimeOffset Since { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Prompt and reply together: as set, or less where the server has refused so much.</summary>
    private int ContextTokens => Math.Min(connection.ContextTokens, Dialect.Known.ContextTokens ?? int.MaxValue);

    /// <summary>The longest reply to ask for: never more than half of what the model can hold. By what is set alone, so that what a server teaches
    /// makes no other question of one that was answered.</summary>
    public static int MaxTokens(Prompt prompt, Connection connection) => Math.Min(prompt.MaxTokens, connection.ContextTokens / 2);

    /// <summary>What tells one server from another in the memory of replies.</summary>
    public static string ServerOf(Connection connection) => connection.BaseAddress?.AbsoluteUri.TrimEnd('/') ?? "";

    /// <summary>Whether request and longest reply fit into the model's context.</summary>
    public bool Fits(PromptRequest request) => SizeOf(request) <= ContextTokens;

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

    /// <summary>What is said after a reply of no use.</summary>
    public IReadOnlyList<SentMessage> Repair(IReadOnlyList<SentMessage> messages, string reply, IEnumerable<string> faults) =>
        [.. messages, new SentMessage("assistant", reply), .. prompts["repair"].Render(Named(faults))];

    public async Task<Answer<T>> AskAsync<T>(PromptRequest request, ReplyReader<T> reader, CancellationToken cancellationToken)
        where T : class =>
        await OnceAsync(request, reader, cancellationToken) is var answer && answer is TooLong<T> refused
            ? new Rejected<T>(RejectionCause.Call, [refused.Words], refused.Exchanges)
            : answer;

    /// <summary>The same with a request that can be shorter where the server turns out to hold less than was thought.</summary>
    /// <param name="fitted">Makes the request that fits now, and what reads its reply.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<Answer<T>> AskAsync<T>(Func<(PromptRequest Request, ReplyReader<T> Reader)> fitted, CancellationToken cancellationToken)
        where T : class
    {
        var refused = new List<Exchange>();
        var (request, reader) = fitted();
        for (var size = SizeOf(request); ; size = SizeOf(request))
        {
            var answer = await OnceAsync(request, reader, cancellationToken);
            if (answer is not TooLong<T> tooLong)
            {
                return refused.Count == 0 ? answer : answer.Behind(refused);
            }

            refused.AddRange(tooLong.Exchanges);
            (request, reader) = fitted();
            if (SizeOf(request) >= size)
            {
                return new Rejected<T>(RejectionCause.Call, [tooLong.Words], refused);
            }
        }
    }

    /// <summary>What was remembered and is of no use is asked for anew: it is no answer that was paid for, and may be another one today.</summary>
    private async Task<Answer<T>> OnceAsync<T>(PromptRequest request, ReplyReader<T> reader, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await RoundsAsync(request, reader, anew: false, cancellationToken);
        return !KeepRejected
            && answer is Rejected<T> { Cause: RejectionCause.Reply }
            && answer.Exchanges.All(exchange => exchange.FromCache && exchange.At < Since)
            ? await RoundsAsync(request, reader, anew: true, cancellationToken)
            : answer;
    }

    private async Task<Answer<T>> RoundsAsync<T>(PromptRequest request, ReplyReader<T> reader, bool anew, CancellationToken cancellationToken)
        where T : class
    {
        var exchanges = new List<Exchange>();
        var (messages, longest) = (request.Messages, MaxTokens(request.Prompt, connection));
        for (var round = 0; round < Rounds; round++)
        {
            var call = CallOf(request, messages, connection) with
            {
                MaxTokens = longest,
                Anew = anew,
                CanRead = text => ReplyReading.Of(text, reader).CouldBeRead,
            };
            ModelReply reply;
            try
            {
                reply = await model(call, cancellationToken);
            }
            catch (BudgetEndedException ended)
            {
                return new NotAsked<T>(ended.Message, WithFailure(exchanges, request, messages, round, ended.Attempts, ended.Message));
            }
            catch (CallFailedException failed) when (failed.Kind is FailureKind.Transient or FailureKind.Refused)
            {
                var made = WithFailure(exchanges, request, messages, round, failed.Attempts, failed.Message);
                return failed.TooLong
                    ? new TooLong<T>(failed.Message, made)
                    : new Rejected<T>(RejectionCause.Call, [failed.Message], made);
            }
            catch (CallFailedException failed)
            {
                throw new ConnectionFailedException(connection.Name, failed.Message);
            }

            var (value, faults, _) = ReplyReading.Of(reply.Text, reader);
            var allowed = Dialect.MaxTokensOf(call, Dialect.Known);
            faults = value is not null && faults.Count == 0 ? faults : ReplyEnds.Faults(reply.End, reply.Text, allowed, faults);
            exchanges.Add(ExchangeOf(request, messages, reply, round, faults));
            if (value is not null && faults.Count == 0)
            {
                return new Accepted<T>(value, exchanges);
            }

            if (!ReplyEnds.MayRepair(reply.End))
            {
                break;
            }

            if (reply.End != ReplyEnd.Length)
            {
                messages = Repair(messages, reply.Text, faults);
            }
            else if (LongerThan(longest, messages) is { } longer)
            {
                // Half a reply shows nothing that could be told to the model: it needs room.
                longest = longer;
            }
            else
            {
                break;
            }
        }

        return new Rejected<T>(RejectionCause.Reply, exchanges[^1].Faults, exchanges);
    }

    /// <summary>A longer reply that there is room for; null where it would hardly be longer.</summary>
    private int? LongerThan(int longest, IReadOnlyList<SentMessage> messages)
    {
        var most = Math.Min(ContextTokens - TokenEstimate.Of(messages), Dialect.Known.MostTokensOut ?? int.MaxValue);
        var longer = Math.Min(2 * longest, most);
        return longer >= longest * 5 / 4 ? longer : null;
    }

    private int SizeOf(PromptRequest request) => TokenEstimate.Of(request.Messages) + Math.Min(request.Prompt.MaxTokens, ContextTokens / 2);

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
        Ignored = faults.Count == 0 ? ReplyJson.Ignored(reply.Text, request.Form) : 0,
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
