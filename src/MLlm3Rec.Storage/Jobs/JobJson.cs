using System.Text.Json.Serialization;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>The stored form of what jobs remember between two attempts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(TrialMark))]
internal sealed partial class JobJson : JsonSerializerContext;
