using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Language.Profiles;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Servers;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Connections;

/// <summary>What a test found out about a chat model.</summary>
/// <param name="Dialect">Null where no reply came.</param>
/// <param name="Latency">Of a short question; null likewise.</param>
/// <param name="Models">That the server lists.</param>
internal sealed record ChatFindings(ServerDialect? Dialect, TimeSpan? Latency, IReadOnlyList<string> Models);

/// <summary>One test of a chat model, beginning with nothing known of its server: reached, answering, held to a form, and reading a person as a run
/// would.</summary>
/// <param name="opened">What is tested.</param>
/// <param name="access">Where it may lead.</param>
/// <param name="time">What limits are measured by.</param>
/// <param name="checks">Receives what was found, in order.</param>
internal sealed class ChatTrial(OpenedConnection opened, AccessPolicy access, TimeProvider time, List<ConnectionCheck> checks)
{
    private const int MostNames = 8;

    /// <summary>Of a short question; of a person read.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private static readonly SentMessage[] ShortQuestion = [new("user", "Answer with the JSON object {\"ok\": true} and nothing else.")];

    private readonly Connection connection = opened.Connection with { Dialect = null };
    private readonly Failures failures = new(opened, time);

    public async Task<ChatFindings> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new ModelClient(opened, access, new ConnectionLimits(connection, time), time);
        if (await ReachAsync(client, cancellationToken) is not { } models)
        {
            return new ChatFindings(null, null, []);
        }

        var dialect = new Dialect(connection);
        if (await AnswerAsync(client, dialect, models, cancellationToken) is not { } latency)
        {
            return new ChatFindings(null, null, models);
        }

        await PersonAsync(client, dialect, cancellationToken);
        return new ChatFindings(dialect.Known, latency, models);
    }

    /// <summary>Any answer to GET /models will do, a refusal too; null where there is none. An address that lacks its end is told with it.</summary>
    private async Task<IReadOnlyList<string>?> ReachAsync(ModelClient client, CancellationToken cancellationToken)
    {
        var (names, failed) = await ModelsAsync(client, cancellationToken);
        if (failed?.Kind == FailureKind.Unreachable || failed is { Kind: FailureKind.Permanent, Status: null } or { TimedOut: true })
        {
            checks.Add(new("Reachable", CheckVerdict.Failed, failed.Message));
            return null;
        }

        if (names is null && await LongerAddressAsync(cancellationToken) is { } longer)
        {
            checks.Add(new("Reachable", CheckVerdict.Failed, $"The server answers, but not at this address: {longer} lists models. Enter that."));
            return null;
        }

        checks.Add(new("Reachable", CheckVerdict.Passed, "The server answers."));
        return names ?? [];
    }

    private async Task<(IReadOnlyList<string>? Names, CallFailedException? Failed)> ModelsAsync(
        ModelClient client, CancellationToken cancellationToken)
    {
        using var longest = new CancellationTokenSource(Short / 2, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
        try
        {
            var models = await client.Server.GetOpenAIModelClient().GetModelsAsync(either.Token);
            return ([.. models.Value.Select(model => model.Id).Order(StringComparer.OrdinalIgnoreCase)], null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var words = $"No answer within {Short.TotalSeconds / 2:0} seconds. Is the server running, and the address right?";
            return (null, new CallFailedException(FailureKind.Transient, words) { TimedOut = true });
        }
        catch (Exception thrown) when (failures.Of(thrown) is { } failed)
        {
            return (null, failed);
        }
    }

    /// <summary>The address with /v1, where models are listed there and it does not end so.</summary>
    private async Task<Uri?> LongerAddressAsync(CancellationToken cancellationToken)
    {
        if (connection.BaseAddress is not { } address || address.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal))
        {
            return null;
        }

        var longer = new Uri($"{address.AbsoluteUri.TrimEnd('/')}/v1");
        var there = opened with { Connection = connection with { BaseAddress = longer } };
        using var client = new ModelClient(there, access, new ConnectionLimits(there.Connection, time), time);
        return (await ModelsAsync(client, cancellationToken)).Names is { Count: > 0 } ? longer : null;
    }

    /// <summary>How long a short question took; null where no reply came.</summary>
    private async Task<TimeSpan?> AnswerAsync(
        ModelClient client, Dialect dialect, IReadOnlyList<string> models, CancellationToken cancellationToken)
    {
        var step = StepOf(client, dialect, Short);
        try
        {
            var reply = await step(ShortCall(ReplySchema.Of<Works>("works", [])), cancellationToken);
            checks.Add(new("Model", CheckVerdict.Passed, $"{connection.ChatModel} replies in {reply.Latency.TotalMilliseconds:N0} ms."));
            var held = dialect.Known.Structure == StructuredOutput.Schema
                ? await step(ShortCall(ReplySchema.Of<Kept>("proof", [])), cancellationToken)
                : reply;
            checks.Add(FormCheck(dialect.Known.Structure, reply.Text, held.Text));
            return reply.Latency;
        }
        catch (CallFailedException slow) when (slow.TimedOut && connection.Timeout > Short)
        {
            checks.Add(new(
                "Model",
                CheckVerdict.Weak,
                $"{slow.Message} The model may be loading, or the machine be slow; runs wait {connection.Timeout.TotalSeconds:0} seconds."));
        }
        catch (CallFailedException loading) when (loading.Status == 503 && new RefusalWords(loading).IsLoading)
        {
            checks.Add(new("Model", CheckVerdict.Weak, $"{loading.Message} Test again in a minute; runs wait for it."));
        }
        catch (CallFailedException failed)
        {
            checks.Add(new(failed.Status is 401 or 403 ? "Key" : "Model", CheckVerdict.Failed, $"{failed.Message}{Others(failed, models)}"));
        }

        return null;
    }

    /// <summary>A free reply to the short question breaks the second form: whoever keeps to it is held to it.</summary>
    private static ConnectionCheck FormCheck(StructuredOutput structure, string reply, string held)
    {
        const string Title = "Structured output";
        const string Checked = "Replies are checked, and asked for once more if they break a rule.";
        var faults = new List<string>();
        var follows = ReplyJson.Parse<Works>(reply, faults) is not null;
        return (structure, follows, ReplyJson.Parse<Kept>(held, []) is not null) switch
        {
            (StructuredOutput.Schema, _, true) => new(Title, CheckVerdict.Passed, "The server holds replies to a JSON schema."),
            (StructuredOutput.Schema, true, _) => new(
                Title,
                CheckVerdict.Weak,
                $"The server takes a JSON schema, but does not hold replies to it; the model kept to it when asked. {Checked}"),
            (StructuredOutput.Json, true, _) => new(
                Title, CheckVerdict.Weak, $"The server takes no JSON schema, but keeps replies to JSON. {Checked}"),
            (_, true, _) => new(
                Title, CheckVerdict.Weak, $"The server cannot be held to a form; the model kept to it when asked. {Checked}"),
            _ => new(
                Title,
                CheckVerdict.Weak,
                $"The reply to a short question was not as asked: {faults[0]} Expect rejected replies, or take a more capable model."),
        };
    }

    /// <summary>The prompt that runs ask with, on a person who is always the same.</summary>
    private async Task PersonAsync(ModelClient client, Dialect dialect, CancellationToken cancellationToken)
    {
        const string Title = "Reading a person";
        var asker = new Asker(StepOf(client, dialect, Long), connection, PromptLibrary.Embedded) { Dialect = dialect };
        var reader = new LanguageProfileExtractor(asker, estimator: null, DefaultVocabulary.Instance, new ExtractionLimits());
        var person = TrialPerson.Dataset;
        try
        {
            var answer = await reader.ExtractAsync(person, person.Users[0], person.HistoryMemory(0), cancellationToken);
            var usage = Usage.Of(answer.Exchanges);
            checks.Add(answer switch
            {
                Accepted<MotivationProfile> read => new(
                    Title,
                    CheckVerdict.Passed,
                    $"{read.Value.Motives.Count:N0} {(read.Value.Motives.Count == 1 ? "motive" : "motives")}, each with a quote that stands in "
                        + $"its text, in {usage.Latency.TotalSeconds:N1} s: {usage.TokensIn:N0} tokens in, {usage.TokensOut:N0} out."),
                Rejected<MotivationProfile> rejected => new(
                    Title, CheckVerdict.Weak, $"The reply to the real prompt was of no use: {string.Join(" ", rejected.Reasons)}"),
                _ => new(Title, CheckVerdict.Weak, "Nobody was asked about."),
            });
        }
        catch (ConnectionFailedException failed)
        {
            checks.Add(new(Title, CheckVerdict.Failed, failed.Words));
        }
    }

    /// <summary>Which models there are, where the one that was asked for is not among them.</summary>
    private string Others(CallFailedException failed, IReadOnlyList<string> models) =>
        failed.Status is 400 or 404 && models.Count > 0 && !models.Contains(connection.ChatModel, StringComparer.Ordinal)
            ? $" It lists {string.Join(", ", models.Take(MostNames))}{(models.Count > MostNames ? $" and {models.Count - MostNames:N0} more" : "")}."
            : "";

    private CallStep StepOf(ModelClient client, Dialect dialect, TimeSpan longest)
    {
        var kernel = client.KernelFor(connection);
        ICallFilter[] filters =
        [
            new DialectFilter(dialect, new Circuit(), keep: null),
            new TimeoutFilter(connection.Timeout < longest ? connection.Timeout : longest, time),
        ];
        return CallPipeline.Of(kernel, filters, new ChatModel(kernel, dialect, failures, time).AskAsync);
    }

    private static ModelCall ShortCall(ReplyForm form) => new()
    {
        Prompt = new PromptVersion("connection test", "2"),
        Messages = ShortQuestion,
        Form = form,
        Temperature = 0,
        MaxTokens = 64,
    };

    private sealed record Works(bool Ok);

    private sealed record Kept(bool Held);
}
