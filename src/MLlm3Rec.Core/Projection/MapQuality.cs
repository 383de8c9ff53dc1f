using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Projection;

/// <summary>How much of the neighbourhoods in many dimensions a flat map keeps, measured on points drawn at random.</summary>
/// <param name="Trustworthiness">
/// In [0, 1]: 1 where every neighbour on the map is a neighbour in truth. 1 − 2 / (n·k·(2n − 3k − 1)) · Σᵢ Σ_{j ∈ map neighbours of i} max(0, rank(i,
/// j) − k), among the drawn points. Source: Venna and Kaski 2001, "Neighborhood preservation in nonlinear projection methods",
/// doi:10.1007/3-540-44668-0_68.
/// </param>
/// <param name="Preservation">In [0, 1]: the mean share of a point's k true neighbours, among all points, that are also its k neighbours on the
/// map.</param>
/// <param name="K">Neighbours looked at.</param>
/// <param name="Drawn">Points drawn.</param>
public sealed record MapQuality(double Trustworthiness, double Preservation, int K, int Drawn)
{
    public const int MostDrawn = 2000;

    private const int Block = 64;

    /// <param name="points">In many dimensions.</param>
    /// <param name="places">[points × 2].</param>
    /// <param name="k">Neighbours; lowered where there are too few points for the formula.</param>
    /// <param name="seed">Draws the points.</param>
    /// <param name="parallel">Threads, and a way to stop.</param>
    public static MapQuality Of(PointSet points, float[] places, int k, int seed, ParallelOptions parallel)
    {
        var drawn = Draw(points.Count, seed);
        k = Math.Min(k, (drawn.Length - 1) / 2);
        if (k < 1)
        {
            return new MapQuality(1, 1, 0, drawn.Length);
        }

        var flat = PointSet.Of(places, 2, DistanceMetric.Euclidean);
        var (high, low) = (points.Subset(drawn), flat.Subset(drawn));
        var trust = TrustOf(high, ExactNeighbours.Of(low, k, parallel), parallel);
        var preserved =
            SharedNeighbours(drawn, ExactNeighbours.Between(high, points, k + 1, parallel), ExactNeighbours.Between(low, flat, k + 1, parallel));
        return new MapQuality(trust, preserved / ((double)drawn.Length * k), k, drawn.Length);
    }

    private static int[] Draw(int count, int seed)
    {
        var all = Enumerable.Range(0, count).ToArray();
        SplitMix64.Derive(seed, -2).Shuffle<int>(all);
        return [.. all.Take(MostDrawn).Order()];
    }

    private static double TrustOf(PointSet points, NeighbourTable onMap, ParallelOptions parallel)
    {
        var (n, k) = (points.Count, onMap.K);
        var excess = new long[n];
        Parallel.For(0, (n + Block - 1) / Block, parallel, () => new float[Block * n], (block, _, keys) =>
        {
            var (first, height) = (block * Block, Math.Min(Block, n - block * Block));
            DenseProduct.Multiply(points.Rows(first, height), points.Rows(0, n).Transposed, keys);
            for (var point = first; point < first + height; point++)
            {
                excess[point] = ExcessOf(points, point, onMap.IndicesOf(point), keys.AsSpan((point - first) * n, n));
            }

            return keys;
        }, _ => { });
        return 1 - 2.0 / ((double)n * k * (2.0 * n - 3 * k - 1)) * excess.Sum();
    }

    /// <summary>How far beyond k the map's neighbours of a point rank in truth, summed. Turns the row of products into keys.</summary>
    private static long ExcessOf(PointSet points, int point, ReadOnlySpan<int> onMap, Span<float> keys)
    {
        for (var other = 0; other < keys.Length; other++)
        {
            keys[other] = points.Key(point, other, keys[other]);
        }

        // A point is no neighbour of itself, whatever rounding makes of its own key.
        keys[point] = float.PositiveInfinity;
        var excess = 0L;
        foreach (var neighbour in onMap)
        {
            excess += Math.Max(0, 1 + CountBelow(keys, keys[neighbour]) - onMap.Length);
        }

        return excess;
    }

    private static int CountBelow(ReadOnlySpan<float> keys, float key)
    {
        var count = 0;
        foreach (var other in keys)
        {
            count += other < key ? 1 : 0;
        }

        return count;
    }

    private static long SharedNeighbours(int[] drawn, NeighbourTable inTruth, NeighbourTable onMap)
    {
        var shared = 0L;
        for (var row = 0; row < drawn.Length; row++)
        {
            var mine = Others(onMap.IndicesOf(row), drawn[row]);
            shared += Others(inTruth.IndicesOf(row), drawn[row]).Count(mine.Contains);
        }

        return shared;
    }

    /// <summary>The k nearest without the point itself; it may be missing among many that lie at the same place.</summary>
    private static HashSet<int> Others(ReadOnlySpan<int> nearest, int self) =>
        [.. nearest.ToArray().Where(index => index != self).Take(nearest.Length - 1)];
}
