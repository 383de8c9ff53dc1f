using MLlm3Rec.Numerics;

namespace MLlm3Rec.Projection;

/// <summary>Points in k groups around their means.</summary>
/// <remarks>
/// Starts drawn by k-means++ (Arthur and Vassilvitskii 2007), then Lloyd's steps until no point changes its group; the best of several starts by the
/// sum of keys (<see cref="PointSet"/>). With cosine, means are scaled to unit length (spherical k-means). Groups are numbered by falling size. Sums
/// are formed in the order of the points, so threads do not change the result. A group that loses all points takes the point that lies farthest from
/// its own mean.
/// </remarks>
/// <param name="Groups">Per point, its group in [0, k).</param>
/// <param name="Sizes">Per group, its points.</param>
/// <param name="Cost">Sum over points of the key to their group's mean.</param>
public sealed record KMeans(int[] Groups, int[] Sizes, double Cost)
{
    private const int Starts = 8;
    private const int Steps = 100;

    /// <param name="points">The points.</param>
    /// <param name="k">At least 1; fewer groups come out where there are fewer points.</param>
    /// <param name="seed">Draws the starts.</param>
    /// <param name="parallel">Threads, and a way to stop.</param>
    public static KMeans Of(PointSet points, int k, int seed, ParallelOptions parallel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        k = Math.Min(k, points.Count);
        return k == 0
            ? new KMeans([], [], 0)
            : Enumerable.Range(0, Starts)
                .Select(start => new KMeansStart(points, k, SplitMix64.Derive(seed, start), parallel).Run(Steps))
                .MinBy(found => found.Cost)!
                .BySize();
    }

    private KMeans BySize()
    {
        var order = Enumerable.Range(0, Sizes.Length)
            .OrderByDescending(group => Sizes[group])
            .ThenBy(group => Array.IndexOf(Groups, group))
            .ToArray();
        var place = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            place[order[rank]] = rank;
        }

        return this with { Groups = Array.ConvertAll(Groups, group => place[group]), Sizes = Array.ConvertAll(order, group => Sizes[group]) };
    }
}
