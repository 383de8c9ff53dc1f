using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>Histories as a binary matrix.</summary>
internal static class ChoiceMatrix
{
    /// <summary>[users × items]: 1 where the user chose the item, repeats counted once, in the order of first choice.</summary>
    public static SparseRows ByUser(Dataset train)
    {
        var offsets = new int[train.Users.Count + 1];
        var columns = new List<int>(train.InteractionCount);
        var lastUser = new int[train.Items.Count];
        for (var user = 0; user < train.Users.Count; user++)
        {
            foreach (var choice in train.History(user))
            {
                if (lastUser[choice.Item] != user + 1)
                {
                    lastUser[choice.Item] = user + 1;
                    columns.Add(choice.Item);
                }
            }

            offsets[user + 1] = columns.Count;
        }

        var values = new float[columns.Count];
        Array.Fill(values, 1);
        return new SparseRows(train.Items.Count, offsets, [.. columns], values);
    }

    /// <summary>Whether the item at this position was chosen at an earlier one. Histories are short: a scan beats a set.</summary>
    public static bool Repeats(ReadOnlySpan<Interaction> history, int position)
    {
        foreach (var earlier in history[..position])
        {
            if (earlier.Item == history[position].Item)
            {
                return true;
            }
        }

        return false;
    }
}
