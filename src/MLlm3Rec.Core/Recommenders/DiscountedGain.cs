namespace MLlm3Rec.Recommenders;

/// <summary>What a hidden item is worth at its rank, as NDCG counts it.</summary>
internal static class DiscountedGain
{
    /// <summary>1 / log₂(rank + 1) for ranks below k + 1, else 0: a half rank (tie) takes the discount at that point. In [0, 1].</summary>
    /// <remarks>Of one hidden item this is NDCG@k. Source: Järvelin &amp; Kekäläinen 2002, doi:10.1145/582415.582418; binary gain.</remarks>
    /// <param name="rank">1 being the top (<see cref="TargetRank"/>).</param>
    /// <param name="k">Length of the list.</param>
    public static double Of(double rank, int k) => rank < k + 1 ? 1 / Math.Log2(rank + 1) : 0;
}
