using System.Text.Json.Serialization;

namespace MLlm3Rec.Experiments;

/// <summary>What a run does; its word is the stored request's discriminator too.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunKind>))]
public enum RunKind
{
    [JsonStringEnumMemberName("import")]
    Import,

    [JsonStringEnumMemberName("encode")]
    Encode,

    [JsonStringEnumMemberName("extract")]
    Extract,

    [JsonStringEnumMemberName("train")]
    Train,

    [JsonStringEnumMemberName("fit")]
    Fit,

    [JsonStringEnumMemberName("rank")]
    Rank,

    [JsonStringEnumMemberName("evaluate")]
    Evaluate,

    [JsonStringEnumMemberName("faithfulness")]
    Faithfulness,

    [JsonStringEnumMemberName("test")]
    Test,

    [JsonStringEnumMemberName("project")]
    Project,
}
