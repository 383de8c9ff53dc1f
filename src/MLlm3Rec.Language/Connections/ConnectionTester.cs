using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Servers;

namespace MLlm3Rec.Language.Connections;

/// <summary>Tries a connection with a few short calls and tells in words what works. Remembers nothing, retries nothing, and takes ten seconds per
/// call at most.</summary>
internal sealed class ConnectionTester(EmbedderOpener openEmbedder, AccessPolicy access, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly SentMessage[] ShortQuestion = [new("user", "Answer with the JSON object {\"ok\": true} and nothing else.")];

    public async Task<ConnectionReport> RunAsync(OpenedConnection opened, CancellationToken cancellationToken)
    {
        var checks = new List<ConnectionCheck>();
        var connection = opened.Connection;
        var (structure, latency) = ((StructuredOutput?)null, (TimeSpan?)null);
        if (connection.CanChat)
        {
            (structure, latency) = await ChatAsync(opened, checks, cancellationToken);
        }

        var size = (int?)null;
        if (connection.CanEmbed && checks.All(check => check.Verdict != CheckVerdict.Failed))
        {
            (size, var embedded) = await EmbedAsync(opened, checks, cancellationToken);
            latency ??= embedded;
        }

        return new ConnectionReport(connection.Name, checks, structure, size, latency);
    }

    private async Task<(StructuredOutput?, TimeSpan?)> ChatAsync(
        OpenedConnection opened, List<ConnectionCheck> checks, CancellationToken cancellationToken)
    {
        var connection = opened.Connection;
        using var client = new ModelClient(opened, access, new ConnectionLimits(connection, time), time);
        var failures = new Failures(opened, time);
        if (await ReachAsync(client, failures, cancellationToken) is { } unreachable)
        {
            checks.Add(new("Reachable", CheckVerdict.Failed, unreachable));
            return (null, null);
        }

        checks.Add(new("Reachable", CheckVerdict.Passed, "The server answers."));
        var dialect = new Dialect(connection);
        var kernel = client.KernelFor(connection);
        var model = new ChatModel(kernel, dialect, failures, time);
        var step = CallPipeline.Of(kernel, [new DialectFilter(dialect), new TimeoutFilter(Shorter(connection.Timeout), time)], model.AskAsync);
        try
        {
            var reply = await step(ShortCall(), cancellationToken);
            checks.Add(new("Model", CheckVerdict.Passed, $"{connection.ChatModel} replies in {reply.Latency.TotalMilliseconds:N0} ms."));
            checks.Add(StructureCheck(dialect.Structure, reply.Text));
            return (dialect.Structure, reply.Latency);
        }
        catch (CallFailedException slow) when (slow.TimedOut && connection.Timeout > Longest)
        {
            checks.Add(
                new(
                    "Model",
                    CheckVerdict.Weak,
                    $"{slow.Message} The model may be loading, or the machine be slow; runs wait {connection.Timeout.TotalSeconds:0} seconds for a "
                        + "reply."));
        }
        catch (CallFailedException failed)
        {
            checks.Add(new(failed.Status is 401 or 403 ? "Key" : "Model", CheckVerdict.Failed, failed.Message));
        }

        return (null, null);
    }

    /// <summary>Any answer to GET /models will do, a refusal too; null where there is one, else why not.</summary>
    private async Task<string?> ReachAsync(ModelClient client, Failures failures, CancellationToken cancellationToken)
    {
        using var longest = new CancellationTokenSource(Longest / 2, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
        try
        {
            await client.Server.GetOpenAIModelClient().GetModelsAsync(either.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"No answer within {Longest.TotalSeconds / 2:0} seconds. Is the server running, and the address right?";
        }
        catch (Exception thrown) when (failures.Of(thrown) is { } failed)
        {
            return failed.Kind == FailureKind.Unreachable || failed is { Kind: FailureKind.Permanent, Status: null } ? failed.Message : null;
        }
    }

    private static ConnectionCheck StructureCheck(StructuredOutput structure, string reply)
    {
        var faults = new List<string>();
        var follows = ReplyJson.Parse<Works>(reply, faults) is not null;
        return (structure, follows) switch
        {
            (StructuredOutput.Schema, true) => new("Structured output", CheckVerdict.Passed, "The server holds replies to a JSON schema."),
            (StructuredOutput.Json, true) =>
                new(
                    "Structured output",
                    CheckVerdict.Weak,
                    "The server takes no JSON schema, but keeps replies to JSON. Replies are checked, and asked for once more if they break a rule."),
            (_, true) =>
                new(
                    "Structured output",
                    CheckVerdict.Weak,
                    "The server cannot be held to a form; the model kept to it when asked. Replies are checked, and asked for once more if they "
                        + "break a rule."),
            _ =>
                new(
                    "Structured output",
                    CheckVerdict.Weak,
                    $"The reply to a short question was not as asked: {faults[0]} Expect rejected replies, or take a more capable model."),
        };
    }

    private async Task<(int?, TimeSpan?)> EmbedAsync(OpenedConnection opened, List<ConnectionCheck> checks, CancellationToken cancellationToken)
    {
        try
        {
            var started = time.GetTimestamp();
            var embedder = openEmbedder(opened);
            using var closing = embedder as IDisposable;
            using var longest = new CancellationTokenSource(Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
            var vectors = await embedder.EmbedAsync(["A short text."], either.Token);
            var latency = time.GetElapsedTime(started);
            checks.Add(new("Embeddings", CheckVerdict.Passed, $"Vectors of length {vectors[0].Length:N0} in {latency.TotalMilliseconds:N0} ms."));
            return (vectors[0].Length, latency);
        }
        catch (ConnectionFailedException failed)
        {
            checks.Add(new("Embeddings", CheckVerdict.Failed, failed.Words));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            checks.Add(new("Embeddings", CheckVerdict.Failed, $"No vectors within {Longest.TotalSeconds:0} seconds."));
        }

        return (null, null);
    }

    private static TimeSpan Shorter(TimeSpan timeout) => timeout < Longest ? timeout : Longest;

    private static ModelCall ShortCall() => new()
    {
        Prompt = new PromptVersion("connection test", "1"),
        Messages = ShortQuestion,
        Form = ReplySchema.Of<Works>("works", []),
        Temperature = 0,
        MaxTokens = 64,
    };

    private sealed record Works(bool Ok);
}
