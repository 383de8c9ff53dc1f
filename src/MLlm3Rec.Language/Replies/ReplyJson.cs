using System.Text.Json;

namespace MLlm3Rec.Language.Replies;

/// <summary>From a raw reply to a typed one, by two forms only: the whole reply is one JSON object, or it holds exactly one fenced block that is
/// one.</summary>
/// <remarks>
/// The fence is for servers that cannot be held to a form, and for models that think aloud first. Nothing is mended: an unknown or missing member,
/// a repeated one, a comment or a trailing comma is a fault.
/// </remarks>
internal static class ReplyJson
{
    private const string FenceMark = "```";

    public static JsonSerializerOptions Strict { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        MaxDepth = 16,
    };

    /// <summary>The reply, or null with the fault in words.</summary>
    public static T? Parse<T>(string text, List<string> faults)
        where T : class
    {
        if (BlockOf(text) is not { } json)
        {
            faults.Add(string.IsNullOrWhiteSpace(text) ? "The reply is empty." : "The reply is not one JSON object.");
            return null;
        }

        try
        {
            var reply = JsonSerializer.Deserialize<T>(json, Strict);
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

    private static string? BlockOf(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('{'))
        {
            return trimmed;
        }

        var parts = trimmed.Split(FenceMark);
        if (parts.Length != 3)
        {
            return null;
        }

        var block = parts[1];
        var line = block.IndexOf('\n');
        var label = line < 0 ? "" : block[..line].Trim();
        var body = (label.Length == 0 || label.Equals("json", StringComparison.OrdinalIgnoreCase) ? block[(line + 1)..] : block).Trim();
        return body.StartsWith('{') ? body : null;
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
}
