using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>What <see cref="UserKnnAlgorithm"/> can be told.</summary>
public sealed record UserKnnOptions
{
    /// <summary>People whose choices count. Default 300, the best of 50 to 1,000 on Amazon Beauty's validation.</summary>
    [Range(1, 100_000)]
    public int Neighbours { get; init; } = 300;
}
