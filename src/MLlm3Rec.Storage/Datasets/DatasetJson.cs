using System.Text.Json.Serialization;
using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Storage.Datasets;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<SourceFile>))]
internal sealed partial class DatasetJson : JsonSerializerContext;
