using System.Text.Json.Serialization;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Evaluation;

/// <summary>The test questions that every method is asked: same users, same visible choices, same candidates.</summary>
public sealed record EvaluationCases
{
    public required HoldOut Split { get; init; }

    /// <summary>Indices of the users that are asked; those without a hidden item are left out by <see cref="Evaluator"/>.</summary>
    public required IReadOnlyList<int> Users { get; init; }

    /// <summary>Frozen candidates for the sampled protocol, or null to ask the full catalogue only.</summary>
    public CandidateSets? Candidates { get; init; }

    /// <summary>Whether only the candidates are ranked, so that a method that can score them alone need not score the catalogue; ranks among the
    /// whole catalogue are then missing.</summary>
    public bool CandidatesOnly { get; init; }

    /// <summary>How many of the latest choices the method may see; null for all.</summary>
    public int? Visible { get; init; }

    /// <summary>Whether also what a user has chosen before may be proposed, in the whole catalogue.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>How much of each list is kept beside the rank; 0 keeps none.</summary>
    public int Depth { get; init; }
}

/// <summary>Which items the hidden one is ranked among. Numbers of different protocols are not comparable.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Protocol>))]
public enum Protocol
{
    /// <summary>The whole catalogue, without what the user has chosen before unless that may be proposed again.</summary>
    [JsonStringEnumMemberName("full")]
    Full,

    /// <summary>The hidden item among frozen negatives.</summary>
    [JsonStringEnumMemberName("sampled")]
    Sampled,
}
