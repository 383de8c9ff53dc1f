using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Splitting;

/// <summary>Per user the frozen items that the test item is ranked among.</summary>
/// <remarks>Users without a question have an empty row.</remarks>
public sealed class CandidateSets
{
    private readonly int[][] negatives;

    internal CandidateSets(int[][] negatives) => this.negatives = negatives;

    public int Users => negatives.Length;

    /// <summary>The unseen items beside the test item; never the test item itself.</summary>
    public ReadOnlySpan<int> Negatives(int user) => negatives[user];

    /// <summary>
    /// Draws items uniformly and without repeats from those outside the user's whole history. A user's draw depends on the
    /// seed and the user alone. Where the catalogue leaves fewer than <paramref name="count"/>, all of them are taken.
    /// </summary>
    public static CandidateSets Sample(Dataset source, HoldOut split, int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var items = source.Items.Count;
        var negatives = new int[source.Users.Count][];
        var taken = new HashSet<int>();
        for (var user = 0; user < negatives.Length; user++)
        {
            negatives[user] = [];
            if (split.Test[user] < 0)
            {
                continue;
            }

            taken.Clear();
            foreach (var choice in source.History(user))
            {
                taken.Add(choice.Item);
            }

            negatives[user] = Draw(SplitMix64.Derive(seed, user), items, Math.Min(count, items - taken.Count), taken);
        }

        return new CandidateSets(negatives);
    }

    private static int[] Draw(SplitMix64 random, int items, int count, HashSet<int> taken)
    {
        // Rejection is only fast while most items are free.
        if (count * 4 > items - taken.Count)
        {
            int[] free = [.. Enumerable.Range(0, items).Where(item => !taken.Contains(item))];
            random.Shuffle(free.AsSpan());
            return free[..count];
        }

        var drawn = new int[count];
        for (var place = 0; place < count;)
        {
            var item = random.NextInt32(items);
            if (taken.Add(item))
            {
                drawn[place++] = item;
            }
        }

        return drawn;
    }
}
