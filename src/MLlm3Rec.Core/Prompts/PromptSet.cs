using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

/// <summary>
/// All that a person may say about how motives and traits are read and told: the texts for language models, the dimensions for both engines, and the
/// knobs. A draft may be faulty (<see cref="PromptFaults"/>); only a faultless one has a vocabulary and can be tested or published.
/// </summary>
public sealed record PromptSet
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>One per task, in the order of the pipeline.</summary>
    public required IReadOnlyList<PromptText> Texts { get; init; }

    /// <summary>In display order.</summary>
    public required IReadOnlyList<MotiveDimension> Dimensions { get; init; }

    public PromptKnobs Knobs { get; init; } = new();

    /// <summary>Twelve hexadecimal digits of a hash over everything: the same content has the same version.</summary>
    [JsonIgnore]
    public string Version => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Json)))[..12];

    /// <exception cref="ArgumentException">There are no dimensions, or two share one key.</exception>
    [JsonIgnore]
    public Vocabulary Vocabulary => new(Dimensions);

    public static PromptSet Of(ShippedPrompts shipped) => new()
    {
        Texts = [.. shipped.Tasks.Select(task => task.Shipped)],
        Dimensions = DefaultVocabulary.Instance.Dimensions,
    };

    public PromptText? Find(string task) => Texts.FirstOrDefault(text => text.Task == task);

    /// <summary>The same with one task's text replaced.</summary>
    public PromptSet With(PromptText text) => this with { Texts = [.. Texts.Select(known => known.Task == text.Task ? text : known)] };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is something else.</exception>
    public static PromptSet Parse(string json) =>
        JsonSerializer.Deserialize<PromptSet>(json, Json) ?? throw new JsonException("A stored prompt is empty.");

    public bool Equals(PromptSet? other) => other is not null && ToJson() == other.ToJson();

    public override int GetHashCode() => Version.GetHashCode(StringComparison.Ordinal);
}
