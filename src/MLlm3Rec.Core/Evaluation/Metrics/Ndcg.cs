using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>Normalised discounted cumulative gain of a list with one hidden item.</summary>
/// <remarks>
/// NDCG@k = 1 / log₂(place + 1) if place ≤ k, else 0; of a tie, the mean over its places. The ideal list has the item on top, whose gain is 1.
/// Source: Järvelin &amp; Kekäläinen 2002, doi:10.1145/582415.582418; binary gain.
/// </remarks>
public sealed record Ndcg(int K) : IMetric
{
    public string Name => $"NDCG@{K}";

    public double At(int place) => DiscountedGain.At(place);
}
