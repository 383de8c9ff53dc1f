using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLlm3Rec.Language.Replies;

/// <summary>Brings a reply into its form where nothing of what it says changes by that: a number in quotation marks is the number, a list that is
/// left out is empty, what may be null is; a member that the form does not know is left out.</summary>
/// <remarks>Nothing is guessed. An object without a single member that the form knows is no answer, and stays as it is to be refused.</remarks>
internal static class ReplyFit
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The reply in its form.</summary>
    /// <exception cref="JsonException">No JSON, or one with a member twice.</exception>
    public static string Of(string json, JsonNode schema) => Read(() => Fitted(Parse(json), schema)?.ToJsonString() ?? "null");

    /// <summary>Members that the form does not know, at any depth.</summary>
    public static int Strangers(string json, JsonNode schema)
    {
        try
        {
            return Read(() => Strangers(Parse(json), schema));
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    /// <summary>Half of a character that takes two is found out only when it is looked at, and said in another way.</summary>
    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception odd) when (odd is InvalidOperationException or ArgumentException)
        {
            throw new JsonException(odd.Message);
        }
    }

    private static JsonNode? Parse(string json) => JsonNode.Parse(json, nodeOptions: null, Once);

    private static JsonNode? Fitted(JsonNode? node, JsonNode? schema) => node switch
    {
        JsonObject members when Known(schema) is { } known && members.Any(member => known.ContainsKey(member.Key)) => Fitted(members, known),
        JsonArray items => new JsonArray([.. items.Select(item => Fitted(item, schema?["items"]))]),
        JsonValue value when IsA(schema, "integer") || IsA(schema, "number") => NumberOf(value, IsA(schema, "integer")),
        null when IsA(schema, "array") && !IsA(schema, "null") => new JsonArray(),
        _ => node?.DeepClone(),
    };

    private static JsonObject Fitted(JsonObject members, JsonObject known)
    {
        var fitted = new JsonObject();
        foreach (var (name, form) in known)
        {
            if (members.TryGetPropertyValue(name, out var value))
            {
                fitted[name] = Fitted(value, form);
            }
            else if (IsA(form, "null") || IsA(form, "array"))
            {
                fitted[name] = Fitted(null, form);
            }
        }

        return fitted;
    }

    private static int Strangers(JsonNode? node, JsonNode? schema) => node switch
    {
        JsonObject members when Known(schema) is { } known =>
            members.Sum(member => known.TryGetPropertyValue(member.Key, out var form) ? Strangers(member.Value, form) : 1),
        JsonArray items => items.Sum(item => Strangers(item, schema?["items"])),
        _ => 0,
    };

    private static JsonObject? Known(JsonNode? schema) => schema?["properties"] as JsonObject;

    /// <summary>"0.4" and, where a whole number is wanted, 3.0.</summary>
    private static JsonNode NumberOf(JsonValue value, bool whole)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Trim() : value.ToJsonString();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value.DeepClone();
        }

        return whole && double.IsInteger(number) && Math.Abs(number) < int.MaxValue ? JsonValue.Create((int)number)
            : value.GetValueKind() == JsonValueKind.String ? JsonValue.Create(number)
            : value.DeepClone();
    }

    private static bool IsA(JsonNode? schema, string kind) => schema?["type"] switch
    {
        JsonArray kinds => kinds.Any(one => (string?)one == kind),
        JsonValue one => (string?)one == kind,
        _ => false,
    };
}
