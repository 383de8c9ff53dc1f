using System.Text.Json;
using System.Text.Json.Nodes;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Replies;

/// <summary>From a raw reply to a typed one: the reply holds one JSON object (<see cref="ReplyText"/>), and that has the form, or can be brought into
/// it without changing what it says (<see cref="ReplyFit"/>).</summary>
/// <remarks>What is said is never mended: a missing or repeated member, a value of another kind, a comment or a trailing comma is a fault.</remarks>
internal static class ReplyJson
{
    public static JsonSerializerOptions Strict { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        MaxDepth = 16,
    };

    /// <summary>The reply, or null with the fault in words.</summary>
    public static T? Parse<T>(string text, List<string> faults)
        where T : class
    {
        if (ReplyText.ObjectIn(text) is not { } json)
        {
            faults.Add(string.IsNullOrWhiteSpace(text) ? "The reply is empty." : "The reply is not one JSON object.");
            return null;
        }

        try
        {
            (var reply, json) = Read<T>(json);
            using var document = JsonDocument.Parse(json);
            if (EmptyPlace(document.RootElement, "$") is not { } place)
            {
                return reply;
            }

            faults.Add($"The reply has null in a list at {place}.");
            return null;
        }
        catch (JsonException odd)
        {
            faults.Add(InWords(odd));
            return null;
        }
    }

    /// <summary>Where a list holds null: the serializer's own check of null ends at members, and lets elements through.</summary>
    private static string? EmptyPlace(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Index()
            .Select(entry => (entry.Item, Path: $"{path}[{entry.Index}]"))
            .Select(entry => entry.Item.ValueKind == JsonValueKind.Null ? entry.Path : EmptyPlace(entry.Item, entry.Path))
            .FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject()
            .Select(member => EmptyPlace(member.Value, $"{path}.{member.Name}"))
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>Members of a reply that its form does not know.</summary>
    public static int Ignored(string text, ReplyForm form) =>
        ReplyText.ObjectIn(text) is { } json && JsonNode.Parse(form.Schema) is { } schema ? ReplyFit.Strangers(json, schema) : 0;

    /// <summary>As it stands, and only where that is no reply, in its form.</summary>
    private static (T? Reply, string Json) Read<T>(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<T>(json, Strict), json);
        }
        catch (JsonException) when (Fitted(json, SchemaOf<T>.Schema) is { } fitted)
        {
            return (JsonSerializer.Deserialize<T>(fitted, Strict), fitted);
        }
    }

    private static string? Fitted(string json, JsonNode schema)
    {
        try
        {
            return ReplyFit.Of(json, schema);
        }
        catch (JsonException)
        {
            // No JSON at all, or a member twice: what was said of it first stands.
            return null;
        }
    }

    /// <summary>The library's message without the names of our types.</summary>
    private static string InWords(JsonException odd)
    {
        var where = odd.Path is null or "$" ? "" : $" at {odd.Path}";
        return odd.Message switch
        {
            _ when odd.InnerException is JsonException => "The reply is not well-formed JSON, or it broke off.",
            var text when text.Contains("missing required", StringComparison.Ordinal) =>
                $"The reply lacks{where} {text[(text.LastIndexOf(':') + 1)..].Trim().TrimEnd('.')}.",
            var text when text.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) =>
                $"The reply has a member that the form does not know: {Quoted(text)}{where}.",
            var text when text.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) => $"The reply has a member twice{where}.",
            var text when text.Contains("could not be converted", StringComparison.Ordinal) => $"The reply has a value of the wrong kind{where}.",
            _ => $"The reply says null, or nothing that fits,{where}.",
        };
    }

    private static string Quoted(string text) => text.Split('\'') is [_, var member, ..] ? member : "?";

    /// <summary>Made once for each type of reply; which dimensions there are does not matter here.</summary>
    private static class SchemaOf<T>
    {
        public static readonly JsonNode Schema = JsonNode.Parse(ReplySchema.Of<T>("reply", []).Schema)!; // Written as JSON.
    }
}
