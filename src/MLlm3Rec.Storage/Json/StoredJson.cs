using System.Text.Json;
using System.Text.Json.Serialization;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations.Faithfulness;
using MLlm3Rec.Map;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Json;

/// <summary>The stored form of Core's records; generated, because a dataset holds tens of thousands of them. A room that stores records of its own
/// has a context beside them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(MotivationProfile))]
[JsonSerializable(typeof(TraitProfile))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(MapOptions))]
[JsonSerializable(typeof(MethodReport))]
[JsonSerializable(typeof(FaithfulnessCase[]))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(TrialRow))]
[JsonSerializable(typeof(TrialReport))]
[JsonSerializable(typeof(PublishGates))]
[JsonSerializable(typeof(IReadOnlyList<Exchange>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
public sealed partial class StoredJson : JsonSerializerContext;

/// <summary>Ids are plain strings outside the program.</summary>
public sealed class UserIdConverter : JsonConverter<UserId>
{
    public override UserId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, UserId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <inheritdoc cref="UserIdConverter"/>
public sealed class ItemIdConverter : JsonConverter<ItemId>
{
    public override ItemId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ItemId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
