using System.Net;
using System.Text.Json;

namespace MLlm3Rec.Language.Servers;

/// <summary>Looks at what comes with status 200 before the client library does, which reads a page, an error object and a reply without choices all
/// as a broken reply, and drops what it does not know. A streamed reply passes as it is.</summary>
internal sealed class ReplyGate(Failures failures, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Asked = "/chat/completions";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK
            || request.RequestUri?.AbsolutePath.EndsWith(Asked, StringComparison.Ordinal) != true
            || response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            return response;
        }

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (body.AsSpan().TrimStart() is ['<', ..])
        {
            response.Dispose();
            throw failures.NoServer("a web page");
        }

        Look(body);
        return response;
    }

    private void Look(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            if (!root.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
            {
                throw root.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null
                    ? failures.OfErrorObject(root)
                    : Failures.NoChoices();
            }

            RawReply.Heard(choices[0]);
        }
        catch (JsonException)
        {
            // Broken off, or no JSON at all: the client library's reading of it says so.
        }
    }
}

/// <summary>What a server's message holds beside its content: handed from the socket to whoever asked, past a library that drops it.</summary>
internal sealed class RawReply
{
    private static readonly AsyncLocal<RawReply?> Asking = new();

    /// <summary>What the model thought aloud, where the server keeps it apart.</summary>
    public string Reasoning { get; private set; } = "";

    /// <summary>Why the model declined, in the field that is there for it.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>Functions that it called though none were offered, as JSON.</summary>
    public string Calls { get; private set; } = "";

    /// <summary>Why it ends, as the server says.</summary>
    public string Finish { get; private set; } = "";

    /// <summary>Listens for the reply to the request that follows in this flow.</summary>
    public static RawReply Listen()
    {
        var raw = new RawReply();
        Asking.Value = raw;
        return raw;
    }

    public static void Heard(JsonElement choice)
    {
        if (Asking.Value is not { } raw || choice.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        raw.Finish = Text(choice, "finish_reason");
        if (choice.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object)
        {
            raw.Reasoning = Text(message, "reasoning_content") is { Length: > 0 } thought ? thought : Text(message, "reasoning");
            raw.Refusal = Text(message, "refusal");
            raw.Calls = message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0
                ? calls.ToString()
                : "";
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : "";
}
