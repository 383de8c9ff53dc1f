namespace MLlm3Rec.Evaluation.Significance;

/// <summary>Makes p values of several comparisons honest together: the chance of any false alarm stays below the level.</summary>
/// <remarks>The i-th smallest of m values is multiplied by m − i + 1, never falls below the one before and never exceeds 1. Source: Holm 1979, "A
/// simple sequentially rejective multiple test procedure".</remarks>
public static class HolmCorrection
{
    /// <returns>In the order given.</returns>
    public static double[] Of(IReadOnlyList<double> values)
    {
        var corrected = new double[values.Count];
        var largest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, values.Count).OrderBy(index => values[index]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, (values.Count - rank) * values[index]));
            corrected[index] = largest;
        }

        return corrected;
    }
}
