using System.Text.Json;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>A chat request as a script sees it.</summary>
/// <param name="Model">The name asked for.</param>
/// <param name="Messages">Role and text, in order.</param>
/// <param name="Stream">Whether the reply is wanted piece by piece.</param>
/// <param name="Format">"json_schema", "json_object", or empty.</param>
/// <param name="Form">Name of the JSON schema, or empty.</param>
/// <param name="Json">All of it.</param>
public sealed record ChatRequest(string Model, IReadOnlyList<ChatLine> Messages, bool Stream, string Format, string Form, JsonElement Json)
{
    public string System => Messages.FirstOrDefault(message => message.Role == "system")?.Text ?? "";

    /// <summary>The first question, also in a repair round.</summary>
    public string User => Messages.FirstOrDefault(message => message.Role == "user")?.Text ?? "";

    public bool IsRepair => Messages.Any(message => message.Role == "assistant");

    /// <summary>Names of the functions that may be called; none where the request tells the model to answer.</summary>
    public IReadOnlyList<string> Functions => Json.TryGetProperty("tools", out var tools)
        && !(Json.TryGetProperty("tool_choice", out var choice) && choice.ValueKind == JsonValueKind.String && choice.GetString() == "none")
        ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
        : [];

    /// <summary>What functions brought so far, in order.</summary>
    public IEnumerable<string> Results => Messages.Where(message => message.Role == "tool").Select(message => message.Text);

    public static ChatRequest Parse(byte[] body)
    {
        var json = JsonDocument.Parse(body).RootElement;
        var format = json.TryGetProperty("response_format", out var wanted) ? wanted : default;
        var kind = format.ValueKind == JsonValueKind.Object ? format.GetProperty("type").GetString()! : "";
        return new ChatRequest(
            json.GetProperty("model").GetString()!,
            [.. json.GetProperty("messages")
                .EnumerateArray()
                .Select(message => new ChatLine(
                    message.GetProperty("role").GetString()!, message.TryGetProperty("content", out var content) ? TextOf(content) : ""))],
            json.TryGetProperty("stream", out var stream) && stream.GetBoolean(),
            kind,
            kind == "json_schema" ? format.GetProperty("json_schema").GetProperty("name").GetString()! : "",
            json);
    }

    /// <summary>Content is a string or a list of parts.</summary>
    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? "";
}

public sealed record ChatLine(string Role, string Text);
