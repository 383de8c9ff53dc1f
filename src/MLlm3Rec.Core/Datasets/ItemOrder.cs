namespace MLlm3Rec.Datasets;

/// <summary>The order in which items are numbered: by a hash of the id, so that a number says nothing about the id or the file.</summary>
internal static class ItemOrder
{
    /// <summary>Positions of <paramref name="ids"/> in hash order; equal hashes fall by ordinal id, so that the order is total.</summary>
    public static int[] Of(IReadOnlyList<string> ids)
    {
        var hashes = new ulong[ids.Count];
        var order = new int[ids.Count];
        for (var index = 0; index < order.Length; index++)
        {
            hashes[index] = Hash(ids[index]);
            order[index] = index;
        }

        Array.Sort(hashes, order);
        for (var index = 1; index < order.Length; index++)
        {
            if (hashes[index] == hashes[index - 1])
            {
                return [.. order.OrderBy(position => Hash(ids[position])).ThenBy(position => ids[position], StringComparer.Ordinal)];
            }
        }

        return order;
    }

    /// <summary>
    /// FNV-1a over UTF-16 units, then MurmurHash3's 64-bit finalizer, which spreads short, similar ids over all bits.
    /// Fixed for ever: stored item numbers follow from it.
    /// </summary>
    internal static ulong Hash(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in id)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
