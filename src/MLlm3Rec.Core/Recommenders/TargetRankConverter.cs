using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Recommenders;

/// <summary>A place as a number, a tie as its two ends. Earlier versions kept one number, the middle of a tie.</summary>
public sealed class TargetRankConverter : JsonConverter<TargetRank>
{
    public override TargetRank Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return TargetRank.Around(reader.GetDouble());
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A rank is a number or two.");
        }

        reader.Read();
        var first = reader.GetInt32();
        reader.Read();
        var last = reader.GetInt32();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? new TargetRank(first, last) : throw new JsonException("A tie has two ends.");
    }

    public override void Write(Utf8JsonWriter writer, TargetRank value, JsonSerializerOptions options)
    {
        if (!value.HasEquals)
        {
            writer.WriteNumberValue(value.First);
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(value.First);
        writer.WriteNumberValue(value.Last);
        writer.WriteEndArray();
    }
}
