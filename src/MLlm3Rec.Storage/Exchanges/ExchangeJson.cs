using System.Text.Json.Serialization;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>The stored form of what this room adds to answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(AnswerRejection))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
