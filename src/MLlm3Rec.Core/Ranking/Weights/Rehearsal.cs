using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>Makes some items of train new on purpose, so that weights are also learned where nothing, or little, is known of an item.</summary>
/// <remarks>
/// Of three items in ten, drawn uniformly, half lose all their choices and the others keep one, two, three, five or eight, drawn uniformly; what is
/// counted and learned from what is left is exactly what would be there were the item new. Whether an item is made new does not depend on who
/// chose it, so that being new tells nothing by itself. After DropoutNet (Volkovs, Yu &amp; Poutanen 2017), which hides inputs; here the choices
/// behind them are hidden, so that what other items and words have learned of them is gone too.
/// </remarks>
internal static class Rehearsal
{
    private const double Share = 0.3;

    /// <summary>Choices that items made new keep, in turn.</summary>
    private static readonly int[] Kept = [0, 0, 0, 0, 0, 1, 2, 3, 5, 8];

    /// <summary>Choices that people made new show, by lot.</summary>
    private static readonly int[] Shown = [1, 2, 3, 5];

    /// <param name="train">The histories.</param>
    /// <param name="seed">Of the draws.</param>
    public static Dataset Of(Dataset train, int seed)
    {
        var random = SplitMix64.Derive(seed, stream: -1_000);
        var left = Left(train.Items.Count, ref random);
        int[] order = [.. Enumerable.Range(0, train.Interactions.Length)];
        random.Shuffle(order.AsSpan());
        var stays = new bool[order.Length];
        foreach (var place in order)
        {
            stays[place] = left[train.Interactions[place].Item]-- > 0;
        }

        var offsets = new int[train.Users.Count + 1];
        var choices = new List<Interaction>();
        var next = 0;
        for (var user = 0; user < train.Users.Count; user++)
        {
            foreach (ref readonly var choice in train.History(user))
            {
                if (stays[next++])
                {
                    choices.Add(choice);
                }
            }

            offsets[user + 1] = choices.Count;
        }

        return train.WithHistories(offsets, [.. choices]);
    }

    /// <summary>What a case shows of a person: for one in four no more than the latest one, two, three or five choices, as of somebody new.</summary>
    public static ReadOnlyMemory<Interaction> Visible(Dataset rehearsal, int user, int seed)
    {
        var history = rehearsal.HistoryMemory(user);
        var draw = SplitMix64.Derive(~seed, user).NextInt32(4 * Shown.Length);
        return draw < Shown.Length && Shown[draw] < history.Length ? history[^Shown[draw]..] : history;
    }

    /// <summary>How many choices each item may keep.</summary>
    private static int[] Left(int items, ref SplitMix64 random)
    {
        var left = new int[items];
        Array.Fill(left, int.MaxValue);
        int[] order = [.. Enumerable.Range(0, items)];
        random.Shuffle(order.AsSpan());
        for (var place = 0; place < (int)(Share * items); place++)
        {
            left[order[place]] = Kept[place % Kept.Length];
        }

        return left;
    }
}
