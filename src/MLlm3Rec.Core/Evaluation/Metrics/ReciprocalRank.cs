namespace MLlm3Rec.Evaluation.Metrics;

/// <summary>One over the place of the hidden item; its mean over users is MRR@k.</summary>
/// <remarks>
/// RR@k = 1 / place if place ≤ k, else 0; of a tie, the mean over its places.
/// Source: Voorhees 1999, "The TREC-8 question answering track report".
/// </remarks>
public sealed record ReciprocalRank(int K) : IMetric
{
    public string Name => $"MRR@{K}";

    public double At(int place) => 1.0 / place;
}
