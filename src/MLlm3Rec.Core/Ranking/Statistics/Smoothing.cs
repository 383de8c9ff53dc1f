using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Statistics;

/// <summary>Lets items that nobody chose yet inherit from those whose texts are like theirs.</summary>
internal static class Smoothing
{
    /// <summary>K · C · Kᵀ: chosen together with something like it; K the nearest texts, C what is chosen together.</summary>
    public static SparseRows Pairs(SparseRows nearest, SparseRows together, int keep, CancellationToken cancellationToken) =>
        SparseMultiply.KeepLargest(
            SparseMultiply.KeepLargest(nearest, together, keep, cancellationToken), nearest.Transpose(), keep, cancellationToken);

    /// <summary>Mean log popularity of the nearest other texts, weighted by their likeness; 0 without any.</summary>
    public static float[] Popularity(SparseRows nearest, float[] logCounts)
    {
        var smoothed = new float[logCounts.Length];
        for (var item = 0; item < smoothed.Length; item++)
        {
            var (sum, weights) = (0f, 0f);
            foreach (var (other, likeness) in nearest.ColumnsOf(item).ToArray().Zip(nearest.ValuesOf(item).ToArray()))
            {
                if (other != item)
                {
                    sum += likeness * logCounts[other];
                    weights += likeness;
                }
            }

            smoothed[item] = weights > 0 ? sum / weights : 0;
        }

        return smoothed;
    }
}
