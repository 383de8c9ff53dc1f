using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Explanations;

/// <summary>How faithfulness is measured.</summary>
public sealed record FaithfulnessOptions
{
    /// <summary>Share of a history that is removed: a fifth, at least one choice.</summary>
    [Range(0.01, 0.9)]
    public double Share { get; init; } = 0.2;

    /// <summary>Random removals of the same size that are averaged per person.</summary>
    [Range(1, 1000)]
    public int Draws { get; init; } = 10;

    /// <summary>Shorter histories are left out: with two choices there is little to draw from.</summary>
    [Range(2, 1000)]
    public int LeastChoices { get; init; } = 4;

    public int Seed { get; init; } = 42;
}
