namespace MLlm3Rec.Evaluation.Lists;

/// <summary>How alike two ranked lists are, in [0, 1], the top weighing most.</summary>
/// <remarks>
/// Extrapolated from lists of at least one common depth d: RBO = (x_d / d) · p^d + (1 − p) / p · Σ_{i=1..d} (x_i / i) · p^i, x_i being the number of
/// items that the first i places of both lists share. p = 0.9 puts 86 % of the weight on the first ten places. 1 for equal lists, 0 for disjoint
/// ones.
/// Source: Webber, Moffat &amp; Zobel 2010, "A similarity measure for indefinite rankings", doi:10.1145/1852102.1852106, equation 30 for lists of one
/// length.
/// </remarks>
public static class RankBiasedOverlap
{
    public const double Persistence = 0.9;

    /// <summary>Over the common depth of both lists; 1 for two empty ones, 0 where only one is empty.</summary>
    public static double Of(ReadOnlySpan<int> one, ReadOnlySpan<int> other, double persistence = Persistence)
    {
        var depth = Math.Min(one.Length, other.Length);
        if (depth == 0)
        {
            return one.Length == other.Length ? 1 : 0;
        }

        var (shared, weight, sum) = (0, 1.0, 0.0);
        for (var place = 0; place < depth; place++)
        {
            shared += one[place] == other[place] ? 1 : 0;
            shared += one[..place].Contains(other[place]) ? 1 : 0;
            shared += other[..place].Contains(one[place]) ? 1 : 0;
            weight *= persistence;
            sum += (double)shared / (place + 1) * weight;
        }

        return Math.Clamp((double)shared / depth * weight + (1 - persistence) / persistence * sum, 0, 1);
    }

    /// <summary>Share of the first <paramref name="depth"/> items that two lists have in common, in [0, 1].</summary>
    public static double Overlap(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int depth)
    {
        var first = one[..Math.Min(depth, one.Length)];
        var second = other[..Math.Min(depth, other.Length)];
        var longest = Math.Max(first.Length, second.Length);
        var shared = 0;
        foreach (var item in first)
        {
            shared += second.Contains(item) ? 1 : 0;
        }

        return longest == 0 ? 1 : (double)shared / longest;
    }
}
