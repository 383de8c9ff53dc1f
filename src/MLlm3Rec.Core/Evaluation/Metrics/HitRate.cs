namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>Whether any hidden item is among the first k: 0 or 1.</summary>
/// <remarks>HR@k = 1 if min rank &lt; k + 1, else 0: of the half ranks that ties give, k + ½ is still a hit, as in the peers we compare with. Nothing
/// hidden → NaN.</remarks>
public sealed record HitRate(int K) : IMetric
{
    public string Name => $"HR@{K}";

    public double Measure(ReadOnlySpan<double> ranks)
    {
        if (ranks.IsEmpty)
        {
            return double.NaN;
        }

        foreach (var rank in ranks)
        {
            if (rank < K + 1)
            {
                return 1;
            }
        }

        return 0;
    }
}
