using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Projection;

/// <summary>Nearly all nearest neighbours in nearly linear time: neighbours of neighbours are likely to be neighbours.</summary>
/// <remarks>
/// <para>A forest of random cuts gives first lists; then every point introduces its listed neighbours (and those that list it) to each other, until
/// fewer than one in a thousand entries are new. At least one of two that are introduced has entered a list since the last round.</para>
/// <para>Which candidates are introduced is drawn by a hash of seed, round and pair, and lists are sets (<see cref="NeighbourLists"/>), so the result
/// is the same for any number of threads. About O(n^1.14) comparisons in practice.</para>
/// <para>Source: Dong, Charikar and Li 2011, "Efficient k-nearest neighbor graph construction for generic similarity measures",
/// doi:10.1145/1963405.1963487; started from a forest as in McInnes's PyNNDescent.</para>
/// </remarks>
public static class NeighbourDescent
{
    private const int Trees = 8;
    private const int LargestPart = 128;
    private const int ShortestList = 20;
    private const int Rounds = 12;
    private const double Settled = 0.001;

    /// <param name="points">More than k of them.</param>
    /// <param name="k">Neighbours per point.</param>
    /// <param name="seed">Draws the forest and the introductions.</param>
    /// <param name="parallel">Threads, and a way to stop.</param>
    public static NeighbourTable Of(PointSet points, int k, int seed, ParallelOptions parallel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, Math.Max(1, points.Count), nameof(k));
        var lists = new NeighbourLists(points.Count, Math.Min(Math.Max(k, ShortestList), points.Count - 1));
        foreach (var tree in PartitionForest.Grow(points, Trees, LargestPart, seed, parallel))
        {
            Parallel.For(0, tree.Parts, parallel, () => new Meeting(points, lists, LargestPart), (part, _, meeting) =>
            {
                meeting.Introduce(tree.Part(part), []);
                return meeting;
            }, _ => { });
        }

        var introductions = new NeighbourCandidates(lists, seed);
        for (var round = 0; round < Rounds && lists.CountFresh() > Settled * points.Count * lists.K; round++)
        {
            introductions.Draw(round, parallel);
            Parallel.For(0, points.Count, parallel, () => new Meeting(points, lists, 2 * NeighbourCandidates.Most), (point, _, meeting) =>
            {
                meeting.Introduce(introductions.FreshOf(point), introductions.OldOf(point));
                return meeting;
            }, _ => { });
        }

        return lists.ToTable(points, k);
    }

    /// <summary>A small group whose members get to know each other.</summary>
    private sealed class Meeting(PointSet points, NeighbourLists lists, int most)
    {
        private readonly float[] rows = new float[most * points.Dimensions];
        private readonly float[] products = new float[most * most];

        /// <summary>Introduces all pairs among the fresh, and all pairs of a fresh and an old one.</summary>
        public void Introduce(ReadOnlySpan<int> fresh, ReadOnlySpan<int> old)
        {
            Gather(fresh, 0);
            Gather(old, fresh.Length);
            var all = fresh.Length + old.Length;
            var everybody = new MatrixView(rows, all, points.Dimensions);
            DenseProduct.Multiply(new MatrixView(rows, fresh.Length, points.Dimensions), everybody.Transposed, products);
            for (var i = 0; i < fresh.Length; i++)
            {
                var (one, worst) = (fresh[i], lists.Worst(fresh[i]));
                for (var j = i + 1; j < all; j++)
                {
                    var other = j < fresh.Length ? fresh[j] : old[j - fresh.Length];
                    var key = points.Key(one, other, products[i * all + j]);
                    if (one != other && (key <= worst || key <= lists.Worst(other)))
                    {
                        lists.Offer(one, other, key);
                        lists.Offer(other, one, key);
                    }
                }
            }
        }

        private void Gather(ReadOnlySpan<int> members, int first)
        {
            for (var place = 0; place < members.Length; place++)
            {
                points.Row(members[place]).CopyTo(rows.AsSpan((first + place) * points.Dimensions));
            }
        }
    }
}
