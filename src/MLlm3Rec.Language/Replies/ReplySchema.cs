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
        return new ReplyForm(name, BinaryData.FromString(ReplyJson.Strict.GetJsonSchemaAsNode(typeof(T), exporter).ToJsonString()));
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, IReadOnlyList<string> dimensions)
    {
        if (node is not JsonObject schema || context.PropertyInfo?.AttributeProvider?.IsDefined(typeof(DimensionAttribute), inherit: false) != true)
        {
            return node;
        }

        var mayBeNull = schema["type"] is JsonArray;
        schema["enum"] = new JsonArray([.. dimensions.Select(key => (JsonNode)JsonValue.Create(key)), .. mayBeNull ? [null] : Array.Empty<JsonNode?>()]);
        return schema;
    }
}

/// <summary>The member holds the key of a dimension.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DimensionAttribute : Attribute;
