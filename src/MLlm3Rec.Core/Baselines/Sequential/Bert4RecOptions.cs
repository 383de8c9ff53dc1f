using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What <see cref="Bert4RecAlgorithm"/> can be told.</summary>
public sealed record Bert4RecOptions : TransformerOptions
{
    /// <summary>Share of items that are hidden. Default 0.6, as published for Amazon Beauty; 0.2 for MovieLens-1M.</summary>
    [Range(0.01, 1)]
    public double MaskedShare { get; init; } = 0.6;

    /// <summary>Share of histories in which the last item alone is hidden, as when asked. Default 0.1.</summary>
    [Range(0, 1)]
    public double LastShare { get; init; } = 0.1;
}
