namespace MLlm3Rec.Experiments;

/// <summary>Spearman's ρ: Pearson's correlation of the ranks, equal values sharing their mean rank. In [−1, 1]; 0 where either side is
/// constant.</summary>
public static class RankCorrelation
{
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, y.Length);
        var (ranksX, ranksY) = (Ranks(x), Ranks(y));
        var mean = (x.Length - 1) / 2.0;
        var (covariance, squareX, squareY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            covariance += (ranksX[i] - mean) * (ranksY[i] - mean);
            squareX += (ranksX[i] - mean) * (ranksX[i] - mean);
            squareY += (ranksY[i] - mean) * (ranksY[i] - mean);
        }

        return squareX == 0 || squareY == 0 ? 0 : covariance / Math.Sqrt(squareX * squareY);
    }

    /// <summary>Zero-based ranks, ascending.</summary>
    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        var ranks = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (below, equal) = (0, 0);
            foreach (var other in values)
            {
                below += other < values[i] ? 1 : 0;
                equal += other == values[i] ? 1 : 0;
            }

            ranks[i] = below + (equal - 1) / 2.0;
        }

        return ranks;
    }
}
