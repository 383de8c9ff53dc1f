using System.Text.Json.Nodes;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>What a <see cref="ModelServer"/> does.</summary>
public sealed record ModelScript
{
    /// <summary>The reply to the nth request (from 1, chat and others together).</summary>
    public required Func<ChatRequest, int, ScriptedReply> Chat { get; init; }

    /// <summary>The vector of a text, or null for a server without embeddings.</summary>
    public Func<string, float[]>? Embed { get; init; } = HonestVectors.Of;

    public IReadOnlyList<string> Models { get; init; } = ["test-model"];

    /// <summary>The key that is asked for, or null for none.</summary>
    public string? Key { get; init; }

    /// <summary>The strictest form of reply that it takes: others are refused with 400. "json_schema", "json_object" or "".</summary>
    public string Structure { get; init; } = "json_schema";

    /// <summary>Headers of every chat reply, e.g. x-ratelimit-remaining-requests.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Always this text.</summary>
    public static ModelScript Saying(string text) => new() { Chat = (_, _) => new Says(text) };

    /// <summary>Well-formed replies from what each prompt holds.</summary>
    public static ModelScript Honest(TimeSpan latency = default) =>
        new() { Chat = (request, _) => HonestModel.Answer(request) with { Delay = latency } };

    /// <summary>The same script with some requests failing, drawn by the seed and the request's number.</summary>
    public ModelScript With(FaultMix faults)
    {
        var honest = Chat;
        return this with { Chat = (request, number) => faults.Spoil(honest(request, number), request, number) };
    }
}

/// <summary>One reply.</summary>
public abstract record ScriptedReply
{
    /// <summary>Before the first byte.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>No byte before this has ended.</summary>
    public Task After { get; init; } = Task.CompletedTask;
}

/// <summary>A whole reply.</summary>
/// <param name="Text">What the model says.</param>
public sealed record Says(string Text) : ScriptedReply
{
    /// <summary>Between pieces of a streamed reply.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Why the model stopped.</summary>
    public string Finish { get; init; } = "stop";
}

/// <summary>Calls of functions in an answer's stead.</summary>
/// <param name="Calls">Name and arguments as JSON; by the name alone, without the plugin's.</param>
public sealed record LooksUp(params IReadOnlyList<(string Name, string Arguments)> Calls) : ScriptedReply;

/// <summary>An error with the server's words.</summary>
public sealed record Refusal(int Status, string Words) : ScriptedReply
{
    /// <summary>The error object's code; its status where null.</summary>
    public string? Code { get; init; }

    /// <summary>The Retry-After header.</summary>
    public string? RetryAfter { get; init; }
}

/// <summary>A reply that breaks off in the middle: the connection is torn down.</summary>
public sealed record CutOff(string Text) : ScriptedReply;

/// <summary>Bytes that are no reply at all, with status 200.</summary>
public sealed record Nonsense(string Body) : ScriptedReply
{
    public string ContentType { get; init; } = "application/json";
}

/// <summary>A reply whose message has other members than content.</summary>
/// <param name="Content">As JSON, role and all.</param>
/// <param name="Finish">Why the model stopped.</param>
public sealed record RawMessage(JsonObject Content, string Finish) : ScriptedReply;
