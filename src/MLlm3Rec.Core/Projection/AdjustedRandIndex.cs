namespace MLlm3Rec.Projection;

/// <summary>How far two ways of grouping the same points agree: 1 for the same groups, about 0 for chance, less than 0 for worse than
/// chance.</summary>
/// <remarks>
/// (S − E) / ((A + B) / 2 − E), where S counts pairs of points together in both groupings, A and B those together in one, and E = A·B / all pairs.
/// Both groupings of a single group, or both of single points, agree: 1. Source: Hubert and Arabie 1985, doi:10.1007/BF01908075, equation 5.
/// </remarks>
public static class AdjustedRandIndex
{
    public static double Of(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Count, one.Count, nameof(other));
        var together = PairsWithin(one.Zip(other));
        var (a, b) = (PairsWithin(one), PairsWithin(other));
        var expected = Pairs(one.Count) == 0 ? 0 : a * b / Pairs(one.Count);
        var most = (a + b) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double PairsWithin<T>(IEnumerable<T> groups)
        where T : notnull => groups.CountBy(group => group).Sum(group => Pairs(group.Value));

    private static double Pairs(long count) => count * (count - 1) / 2.0;
}
