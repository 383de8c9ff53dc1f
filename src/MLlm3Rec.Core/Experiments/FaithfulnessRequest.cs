using System.Text.Json.Serialization;

namespace MLlm3Rec.Experiments;

/// <summary>Whether the explanations of a method name what really carries its scores: what they name is taken away, and as much by lot.</summary>
public sealed record FaithfulnessRequest : RunRequest
{
    [JsonIgnore]
    public override RunKind Kind => RunKind.Faithfulness;

    public string Method { get; init; } = MethodCatalogue.Mar;

    /// <summary>Name of the connection whose told motives are ranked by and explained; null for the built-in engine's.</summary>
    public string? Motives { get; init; }

    /// <summary>How many people, drawn with the seed.</summary>
    public int Users { get; init; } = 1000;

    public int Seed { get; init; } = 42;
}
