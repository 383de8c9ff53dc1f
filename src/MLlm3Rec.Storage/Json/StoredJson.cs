using System.Text.Json.Serialization;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Json;

/// <summary>The stored form of records; generated, because a dataset holds tens of thousands of them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(MotivationProfile))]
[JsonSerializable(typeof(TraitProfile))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(MethodReport))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class StoredJson : JsonSerializerContext;
