namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>One over the rank of the first hidden item, in [0, 1]; its mean over users is MRR@k.</summary>
/// <remarks>
/// RR@k = 1 / min rank if that is &lt; k + 1, else 0. Nothing hidden → NaN.
/// Source: Voorhees 1999, "The TREC-8 question answering track report".
/// </remarks>
public sealed record ReciprocalRank(int K) : IMetric
{
    public string Name => $"MRR@{K}";

    public double Measure(ReadOnlySpan<double> ranks)
    {
        if (ranks.IsEmpty)
        {
            return double.NaN;
        }

        var first = double.PositiveInfinity;
        foreach (var rank in ranks)
        {
            first = Math.Min(first, rank);
        }

        return first < K + 1 ? 1 / first : 0;
    }
}
