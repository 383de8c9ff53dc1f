using MLlm3Rec.Numerics;

namespace MLlm3Rec.Projection;

/// <summary>Who is introduced to whom in one round: per point a bounded draw of its fresh and of its old acquaintances, in both directions.</summary>
internal sealed class NeighbourCandidates(NeighbourLists lists, int seed)
{
    /// <summary>At most so many fresh and so many old ones.</summary>
    public const int Most = 20;

    private readonly int[] fresh = new int[lists.Count * Most];
    private readonly int[] old = new int[lists.Count * Most];
    private readonly int[] freshCount = new int[lists.Count];
    private readonly int[] oldCount = new int[lists.Count];
    private readonly int[] starts = new int[lists.Count + 1];
    private readonly int[] listers = new int[lists.Count * lists.K];

    public ReadOnlySpan<int> FreshOf(int point) => fresh.AsSpan(point * Most, freshCount[point]);

    public ReadOnlySpan<int> OldOf(int point) => old.AsSpan(point * Most, oldCount[point]);

    /// <summary>Draws anew; entries that were drawn as fresh count as old from now on.</summary>
    public void Draw(int round, ParallelOptions parallel)
    {
        FindListers();
        Parallel.For(0, lists.Count, parallel, () => new Lot(), (point, _, lot) =>
        {
            DrawFor(point, round, lot);
            return lot;
        }, _ => { });
        Parallel.For(0, lists.Count, parallel, AgeOf);
    }

    private void FindListers()
    {
        Array.Clear(starts);
        for (var point = 0; point < lists.Count; point++)
        {
            foreach (var neighbour in lists.IndicesOf(point))
            {
                starts[neighbour < 0 ? 0 : neighbour + 1] += neighbour < 0 ? 0 : 1;
            }
        }

        for (var point = 0; point < lists.Count; point++)
        {
            starts[point + 1] += starts[point];
        }

        var next = starts.AsSpan(0, lists.Count).ToArray();
        for (var point = 0; point < lists.Count; point++)
        {
            foreach (var neighbour in lists.IndicesOf(point))
            {
                if (neighbour >= 0)
                {
                    listers[next[neighbour]++] = point;
                }
            }
        }
    }

    private void DrawFor(int point, int round, Lot lot)
    {
        lot.Clear();
        var neighbours = lists.IndicesOf(point);
        var isFresh = lists.FreshOf(point);
        for (var place = 0; place < neighbours.Length && neighbours[place] >= 0; place++)
        {
            lot.Put(neighbours[place], isFresh[place], Rank(point, neighbours[place], round));
        }

        foreach (var lister in listers.AsSpan(starts[point], starts[point + 1] - starts[point]))
        {
            if (!neighbours.Contains(lister))
            {
                lot.Put(lister, lists.FreshOf(lister)[lists.IndicesOf(lister).IndexOf(point)], Rank(lister, point, round));
            }
        }

        freshCount[point] = lot.Fresh.Take(fresh.AsSpan(point * Most, Most));
        oldCount[point] = lot.Old.Take(old.AsSpan(point * Most, Most));
    }

    private void AgeOf(int point)
    {
        var neighbours = lists.IndicesOf(point);
        var isFresh = lists.FreshOf(point);
        var drawn = FreshOf(point);
        for (var place = 0; place < neighbours.Length; place++)
        {
            isFresh[place] = isFresh[place] && !drawn.Contains(neighbours[place]);
        }
    }

    private ulong Rank(int from, int to, int round) =>
        new SplitMix64(((ulong)(uint)from << 32 | (uint)to) ^ SplitMix64.Derive(seed, round).NextUInt64()).NextUInt64();

    private sealed class Lot
    {
        public Bounded Fresh { get; } = new();

        public Bounded Old { get; } = new();

        public void Clear()
        {
            Fresh.Clear();
            Old.Clear();
        }

        public void Put(int point, bool isFresh, ulong rank) => (isFresh ? Fresh : Old).Put(point, rank);
    }

    /// <summary>The <see cref="Most"/> of smallest rank.</summary>
    private sealed class Bounded
    {
        private readonly PriorityQueue<int, ulong> queue = new(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));

        public void Clear() => queue.Clear();

        public void Put(int point, ulong rank)
        {
            if (queue.Count < Most)
            {
                queue.Enqueue(point, rank);
            }
            else
            {
                queue.EnqueueDequeue(point, rank);
            }
        }

        public int Take(Span<int> target)
        {
            var count = 0;
            foreach (var (point, _) in queue.UnorderedItems)
            {
                target[count++] = point;
            }

            target[..count].Sort();
            return count;
        }
    }
}
