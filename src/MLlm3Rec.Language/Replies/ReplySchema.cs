using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Replies;

/// <summary>JSON schemas from the typed replies, so that what a server enforces and what we check have one source.</summary>
/// <remarks>Kept to what strict modes take: all members required, no additional ones, enumerations; ranges are checked by us.</remarks>
internal static class ReplySchema
{
    /// <param name="name">For the server.</param>
    /// <param name="dimensions">Values of every member marked with <see cref="DimensionAttribute"/>.</param>
    public static ReplyForm Of<T>(string name, IReadOnlyList<string> dimensions)
    {
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, node, dimensions),
        };
        var schema = ReplyJson.Strict.GetJsonSchemaAsNode(typeof(T), exporter);
        return new ReplyForm(name, BinaryData.FromString(Inlined(schema, schema).ToJsonString()));
    }

    /// <summary>The exporter writes a type that comes twice once and then points at it; strict modes and grammars do not follow such pointers. None
    /// is recursive.</summary>
    private static JsonNode Inlined(JsonNode node, JsonNode root) => node switch
    {
        JsonObject { Count: > 0 } pointer when pointer["$ref"] is JsonValue target => Inlined(At(root, target.GetValue<string>()), root),
        JsonObject members =>
            new JsonObject(
                members.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : (JsonNode?)Inlined(member.Value, root)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Inlined(item, root))]),
        _ => node.DeepClone(),
    };

    /// <summary>"#/properties/motives/items": the place in the schema.</summary>
    private static JsonNode At(JsonNode root, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(root, (node, step) => (node is JsonArray items ? items[int.Parse(step)] : node[step])
            ?? throw new InvalidOperationException($"The schema points at {pointer}, which is not there."));

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, IReadOnlyList<string> dimensions)
    {
        if (node is not JsonObject schema || context.PropertyInfo?.AttributeProvider?.IsDefined(typeof(DimensionAttribute), inherit: false) != true)
        {
            return node;
        }

        var mayBeNull = schema["type"] is JsonArray;
        schema["enum"] = new JsonArray(
            [.. dimensions.Select(key => (JsonNode)JsonValue.Create(key)), .. mayBeNull ? [null] : Array.Empty<JsonNode?>()]);
        return schema;
    }
}

/// <summary>The member holds the key of a dimension.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DimensionAttribute : Attribute;
