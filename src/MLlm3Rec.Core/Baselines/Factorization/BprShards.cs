using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>One epoch's deal of users and items into shards, and the choices of every pair of shards.</summary>
internal sealed class BprShards
{
    private const int Most = 8;
    private const int ItemsPerShard = 64;

    private readonly int[] offsets;
    private readonly (int User, int Item)[] choices;
    private readonly int[] itemOffsets;
    private readonly int[] items;

    private BprShards(int count, int[] offsets, (int User, int Item)[] choices, int[] itemOffsets, int[] items)
    {
        Count = count;
        this.offsets = offsets;
        this.choices = choices;
        this.itemOffsets = itemOffsets;
        this.items = items;
    }

    /// <summary>Shards of users, and as many of items.</summary>
    public int Count { get; }

    /// <summary>Depends on the data alone.</summary>
    public static int CountFor(int items) => Math.Clamp(items / ItemsPerShard, 1, Most);

    /// <param name="byUser">All choices.</param>
    /// <param name="known">Which items may be drawn.</param>
    /// <param name="random">Of the epoch.</param>
    public static BprShards Deal(SparseRows byUser, KnownItems known, SplitMix64 random)
    {
        var count = CountFor(byUser.ColumnCount);
        var userShards = Draw(byUser.RowCount, count, ref random);
        var itemShards = Draw(byUser.ColumnCount, count, ref random);
        var offsets = new int[count * count + 1];
        for (var user = 0; user < byUser.RowCount; user++)
        {
            foreach (var item in byUser.ColumnsOf(user))
            {
                offsets[itemShards[item] * count + userShards[user] + 1]++;
            }
        }

        for (var pair = 0; pair < count * count; pair++)
        {
            offsets[pair + 1] += offsets[pair];
        }

        var next = offsets.AsSpan(0, count * count).ToArray();
        var choices = new (int, int)[byUser.Columns.Length];
        for (var user = 0; user < byUser.RowCount; user++)
        {
            foreach (var item in byUser.ColumnsOf(user))
            {
                choices[next[itemShards[item] * count + userShards[user]]++] = (user, item);
            }
        }

        var (itemOffsets, items) = Group(itemShards, count, known);
        return new BprShards(count, offsets, choices, itemOffsets, items);
    }

    /// <summary>The choices between a shard of users and one of items; the caller may reorder them.</summary>
    public Span<(int User, int Item)> Between(int users, int itemShard)
    {
        var pair = itemShard * Count + users;
        return choices.AsSpan(offsets[pair], offsets[pair + 1] - offsets[pair]);
    }

    /// <summary>An item of a shard: that of a random choice, or any that somebody chose. Only whoever works on the shard may draw from it.</summary>
    public int DrawItem(int itemShard, BprSampler sampler, ref SplitMix64 random)
    {
        if (sampler == BprSampler.Popularity)
        {
            var (first, last) = (offsets[itemShard * Count], offsets[(itemShard + 1) * Count]);
            return choices[first + random.NextInt32(last - first)].Item;
        }

        return items[itemOffsets[itemShard] + random.NextInt32(itemOffsets[itemShard + 1] - itemOffsets[itemShard])];
    }

    private static byte[] Draw(int length, int count, ref SplitMix64 random)
    {
        var shards = new byte[length];
        foreach (ref var shard in shards.AsSpan())
        {
            shard = (byte)random.NextInt32(count);
        }

        return shards;
    }

    /// <summary>The known items of each shard.</summary>
    private static (int[] Offsets, int[] Items) Group(byte[] shards, int count, KnownItems known)
    {
        var items = Enumerable.Range(0, shards.Length).Where(item => known.Counts[item] > 0).OrderBy(item => shards[item]).ToArray();
        var offsets = new int[count + 1];
        foreach (var item in items)
        {
            offsets[shards[item] + 1]++;
        }

        for (var shard = 0; shard < count; shard++)
        {
            offsets[shard + 1] += offsets[shard];
        }

        return (offsets, items);
    }
}
