namespace MLlm3Rec.Recommenders;

/// <summary>What a hidden item is worth at its rank, as NDCG counts it.</summary>
/// <remarks>Source: Järvelin &amp; Kekäläinen 2002, doi:10.1145/582415.582418; binary gain.</remarks>
internal static class DiscountedGain
{
    /// <summary>1 / log₂(place + 1), in (0, 1].</summary>
    /// <param name="place">1 being the top.</param>
    public static double At(int place) => 1 / Math.Log2(place + 1);

    /// <summary>Of one hidden item this is NDCG@k: expected over the orders of equals, in [0, 1].</summary>
    /// <param name="rank">Its places.</param>
    /// <param name="k">Length of the list.</param>
    public static double Of(TargetRank rank, int k) => rank.Expect(k, At);
}
