namespace MLlm3Rec.Datasets;

/// <summary>
/// The k-core: the largest set of interactions in which every user and every item has at least k of them.
/// </summary>
/// <remarks>
/// Found by peeling: users and items below k go, with their interactions, until none is below. The result does not depend on the
/// order. Repeated pairs count as often as they occur, as in the published 5-core files. Source: Seidman, Social Networks 5 (1983).
/// </remarks>
public static class KCore
{
    /// <summary>Which interactions stay, for parallel lists of user and item numbers.</summary>
    public static bool[] Keep(ReadOnlySpan<int> users, ReadOnlySpan<int> items, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(users.Length, items.Length, nameof(items));
        var keep = new bool[users.Length];
        Array.Fill(keep, true);
        var perUser = Count(users);
        var perItem = Count(items);
        for (var removed = true; removed;)
        {
            removed = false;
            for (var row = 0; row < keep.Length; row++)
            {
                if (keep[row] && (perUser[users[row]] < k || perItem[items[row]] < k))
                {
                    keep[row] = false;
                    perUser[users[row]]--;
                    perItem[items[row]]--;
                    removed = true;
                }
            }
        }

        return keep;
    }

    private static int[] Count(ReadOnlySpan<int> numbers)
    {
        var max = -1;
        foreach (var number in numbers)
        {
            max = Math.Max(max, number);
        }

        var counts = new int[max + 1];
        foreach (var number in numbers)
        {
            counts[number]++;
        }

        return counts;
    }
}
