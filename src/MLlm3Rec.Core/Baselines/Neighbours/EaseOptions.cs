using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>What <see cref="EaseAlgorithm"/> can be told.</summary>
public sealed record EaseOptions
{
    /// <summary>λ, added to every item's own count. Default 100, the best of 30 to 1,000 on Amazon Beauty's validation; MovieLens-1M wants 200.</summary>
    [Range(1e-3, 1e6)]
    public double Regularization { get; init; } = 100;

    /// <summary>Threads for fitting; changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
