using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>Which groups of items go together in histories, beyond chance.</summary>
/// <remarks>
/// lift(g, h) = log((c(g, h) + 1) / (c(g)·c(h) / c + 1)) over pairs of choices at most five apart, both ways round; negative where
/// two groups avoid each other, 0 for pairs never seen. The added ones hold back what rests on few pairs.
/// </remarks>
internal static class GroupLifts
{
    private const int Reach = 5;

    public static SparseRows Of(Dataset train, ItemGroups groups)
    {
        var pairs = new Dictionary<(int, int), int>();
        for (var user = 0; user < train.Users.Count; user++)
        {
            Count(train.History(user), groups.Of, pairs);
        }

        var totals = new double[groups.Count];
        foreach (var (pair, count) in pairs)
        {
            totals[pair.Item1] += count;
        }

        var sum = Math.Max(1, totals.Sum());
        var rows = pairs.OrderBy(pair => pair.Key).ToArray();
        var offsets = new int[groups.Count + 1];
        foreach (var row in rows)
        {
            offsets[row.Key.Item1 + 1]++;
        }

        for (var group = 0; group < groups.Count; group++)
        {
            offsets[group + 1] += offsets[group];
        }

        return new SparseRows(groups.Count, offsets, [.. rows.Select(row => row.Key.Item2)],
            [.. rows.Select(row => (float)Math.Log((row.Value + 1) / (totals[row.Key.Item1] * totals[row.Key.Item2] / sum + 1)))]);
    }

    /// <summary>1 for each group with itself.</summary>
    public static SparseRows Same(ItemGroups groups) => new(
        groups.Count, [.. Enumerable.Range(0, groups.Count + 1)], [.. Enumerable.Range(0, groups.Count)], [.. Enumerable.Repeat(1f, groups.Count)]);

    private static void Count(ReadOnlySpan<Interaction> history, int[] groupOf, Dictionary<(int, int), int> pairs)
    {
        for (var later = 1; later < history.Length; later++)
        {
            for (var earlier = Math.Max(0, later - Reach); earlier < later; earlier++)
            {
                var (first, second) = (groupOf[history[earlier].Item], groupOf[history[later].Item]);
                if (first >= 0 && second >= 0)
                {
                    pairs[(first, second)] = pairs.GetValueOrDefault((first, second)) + 1;
                    pairs[(second, first)] = pairs.GetValueOrDefault((second, first)) + 1;
                }
            }
        }
    }
}
