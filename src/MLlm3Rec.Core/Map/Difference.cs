using MLlm3Rec.Numerics;

namespace MLlm3Rec.Map;

/// <summary>How far two groups of points differ on one dimension.</summary>
/// <remarks>
/// Hedges' g = (1 − 3 / (4·(n₁ + n₂) − 9)) · (mean₁ − mean₂) / pooled standard deviation, with the 95 % interval g ± 1.96·√((n₁ + n₂) / (n₁·n₂) + g²
/// / (2·(n₁ + n₂))).
/// About 0.2 is a small difference, 0.5 a middling, 0.8 a large one. Source: Hedges and Olkin 1985, "Statistical methods for meta-analysis", chapter
/// 5.
/// A group of fewer than two, or no spread at all, has no effect size: NaN.
/// </remarks>
/// <param name="Dimension">Place in the vocabulary.</param>
/// <param name="One">The first group's strengths.</param>
/// <param name="Other">The second group's strengths.</param>
/// <param name="Effect">g: above 0 where the first group has more.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Difference(int Dimension, Moments One, Moments Other, double Effect, double Low, double High)
{
    private const double Normal95 = 1.959964;

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>All dimensions, the largest effects first.</summary>
    public static IReadOnlyList<Difference> Between(MapFacts facts, IReadOnlyList<int> one, IReadOnlyList<int> other) =>
    [
        .. Enumerable.Range(0, facts.Dimensions)
            .Select(dimension => Of(dimension, MomentsOf(facts, one, dimension), MomentsOf(facts, other, dimension)))
            .OrderByDescending(difference => double.IsNaN(difference.Effect) ? -1 : Math.Abs(difference.Effect))
                .ThenBy(difference => difference.Dimension),
    ];

    public static Difference Of(int dimension, Moments one, Moments other)
    {
        var total = one.Count + other.Count;
        var pooled = Math.Sqrt(((one.Count - 1) * one.Variance + (other.Count - 1) * other.Variance) / Math.Max(1, total - 2));
        if (one.Count < 2 || other.Count < 2 || pooled == 0)
        {
            return new Difference(dimension, one, other, double.NaN, double.NaN, double.NaN);
        }

        var effect = (1 - 3.0 / (4.0 * total - 9)) * (one.Mean - other.Mean) / pooled;
        var half = Normal95 * Math.Sqrt(total / ((double)one.Count * other.Count) + effect * effect / (2.0 * total));
        return new Difference(dimension, one, other, effect, effect - half, effect + half);
    }

    private static Moments MomentsOf(MapFacts facts, IReadOnlyList<int> points, int dimension) =>
        Moments.Of(points.Select(point => (double)facts.Strength(point, dimension)));
}
