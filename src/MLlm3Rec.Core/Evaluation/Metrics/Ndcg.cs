using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>Normalised discounted cumulative gain of one list, in [0, 1].</summary>
/// <remarks>
/// DCG = Σ 1 / log₂(rank + 1) over the hidden items of rank &lt; k + 1, divided by the DCG of an ideal list, whose first
/// min(k, number of hidden items) places are all hits. Nothing hidden → NaN. A list that misses items is penalised, not rescaled.
/// Source: Järvelin &amp; Kekäläinen 2002, doi:10.1145/582415.582418; binary gain. A half rank (tie) takes the discount at that point.
/// </remarks>
public sealed record Ndcg(int K) : IMetric
{
    public string Name => $"NDCG@{K}";

    public double Measure(ReadOnlySpan<double> ranks)
    {
        if (ranks.IsEmpty)
        {
            return double.NaN;
        }

        var gain = 0.0;
        foreach (var rank in ranks)
        {
            gain += DiscountedGain.Of(rank, K);
        }

        var ideal = 0.0;
        for (var place = 1; place <= Math.Min(K, ranks.Length); place++)
        {
            ideal += DiscountedGain.Of(place, K);
        }

        return gain / ideal;
    }
}
