using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What <see cref="AugmentedSasRecAlgorithm"/> can be told.</summary>
public sealed record AugmentedSasRecOptions : TransformerOptions
{
    /// <summary>Epochs on reversed histories before the model itself begins; part of <see cref="TransformerOptions.Epochs"/>.</summary>
    [Range(1, 10_000)]
    public int ReversedEpochs { get; init; } = 15;

    /// <summary>Items put in front of a short history. Default 5.</summary>
    [Range(1, 1_000)]
    public int PseudoItems { get; init; } = 5;

    /// <summary>Histories of so many known items or more are left alone. Default 10.</summary>
    [Range(2, 1_000)]
    public int ShorterThan { get; init; } = 10;
}
