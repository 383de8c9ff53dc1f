using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines;

/// <summary>What <see cref="ItemKnnAlgorithm"/> can be told.</summary>
public sealed record ItemKnnOptions
{
    /// <summary>Neighbours kept per item, besides the item itself. Default 100, the best of 20 to 1,000 on Amazon Beauty's validation.</summary>
    [Range(1, 100_000)]
    public int Neighbours { get; init; } = 100;
}
