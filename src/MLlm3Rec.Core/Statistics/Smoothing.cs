using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>Lets items that nobody chose yet inherit from those whose texts are like theirs.</summary>
internal static class Smoothing
{
    /// <summary>K · C · Kᵀ: chosen together with something like it; K the nearest texts, C what is chosen together.</summary>
    public static SparseRows Pairs(SparseRows nearest, SparseRows together, int keep, CancellationToken cancellationToken) =>
        SparseMultiply.KeepLargest(
            SparseMultiply.KeepLargest(nearest, together, keep, cancellationToken), nearest.Transpose(), keep, cancellationToken);

    /// <summary>The column of <see cref="Pairs"/> for an item with other texts, one entry for each chosen item.</summary>
    /// <param name="nearest">K.</param>
    /// <param name="together">C.</param>
    /// <param name="keep">As for <see cref="Pairs"/>; here it cuts K · C alone.</param>
    /// <param name="near">The nearest texts of the item.</param>
    public static Func<int, float> PairsWith(SparseRows nearest, SparseRows together, int keep, IReadOnlyDictionary<int, float> near)
    {
        var known = new System.Collections.Concurrent.ConcurrentDictionary<int, float>();
        return chosen =>
            known.GetOrAdd(
                chosen, item => SparseMultiply.Row(nearest, together, item, keep).Sum(entry => entry.Value * near.GetValueOrDefault(entry.Column)));
    }

    /// <summary>Mean log popularity of the texts near an item with other texts, as <see cref="Popularity"/> has it.</summary>
    public static float PopularityOf(int item, IReadOnlyDictionary<int, float> near, float[] logCounts)
    {
        var others = near.Where(entry => entry.Key != item).ToList();
        return others.Count == 0 ? 0 : others.Sum(entry => entry.Value * logCounts[entry.Key]) / others.Sum(entry => entry.Value);
    }

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
