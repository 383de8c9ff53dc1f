using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Splitting;

/// <summary>As its word.</summary>
public sealed class RatingThresholdConverter : JsonConverter<RatingThreshold>
{
    public override RatingThreshold Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RatingThreshold.Find(reader.GetString() ?? "") ?? throw new JsonException("A threshold of ratings is any, mean or a number.");

    public override void Write(Utf8JsonWriter writer, RatingThreshold value, JsonSerializerOptions options) => writer.WriteStringValue(value.Word);
}
