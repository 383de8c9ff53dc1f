using System.Text.Json.Serialization;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>The stored form of plans.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(TestPlan))]
internal sealed partial class PromptJson : JsonSerializerContext;
