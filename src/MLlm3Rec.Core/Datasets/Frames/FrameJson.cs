using System.Text.Json.Serialization;
using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>A preview travels as JSON: it comes once and has many parts. Generated, since a process that reads one file has no time to look into
/// types.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SourcePreview))]
internal sealed partial class FrameJson : JsonSerializerContext;
