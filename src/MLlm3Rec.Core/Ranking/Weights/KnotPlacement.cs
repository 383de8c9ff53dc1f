namespace MLlm3Rec.Ranking.Weights;

/// <summary>Where a curve bends: at quantiles of what was measured, so that each segment has data.</summary>
internal static class KnotPlacement
{
    private static readonly double[] Shares = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 0.98];

    /// <param name="values">Measures without the zeros; reordered.</param>
    /// <param name="isLinear">Only the ends are wanted.</param>
    /// <returns>At least two ascending knots, 0 among them.</returns>
    public static float[] Of(List<float> values, bool isLinear)
    {
        var knots = new SortedSet<float> { 0 };
        if (isLinear || values.Count == 0)
        {
            return [0, 1];
        }

        values.Sort();
        foreach (var share in Shares)
        {
            knots.Add(values[(int)(share * (values.Count - 1))]);
        }

        if (knots.Count == 1)
        {
            knots.Add(1);
        }

        return [.. knots];
    }
}
