using System.Text.Json.Serialization;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Settings;

/// <summary>The stored form of the settings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(AppSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
