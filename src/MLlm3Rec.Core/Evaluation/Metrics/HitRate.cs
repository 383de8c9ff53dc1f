namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>Whether the hidden item is among the first k.</summary>
/// <remarks>HR@k = 1 if place ≤ k, else 0; of a tie, the share of its places that are ≤ k.</remarks>
public sealed record HitRate(int K) : IMetric
{
    public string Name => $"HR@{K}";

    public double At(int place) => 1;
}
