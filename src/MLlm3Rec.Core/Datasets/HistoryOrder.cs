namespace MLlm3Rec.Datasets;

/// <summary>Puts rows into histories: by user, then by key (sequence or time), then in source order.</summary>
internal static class HistoryOrder
{
    /// <summary>One row: who, the sort key and the interaction.</summary>
    internal readonly record struct Row(int User, long Key, Interaction Interaction);

    /// <summary>
    /// Stable counting sort by user, then a stable sort of each history that is not in order yet. Rows without time have the smallest
    /// key and so come first.
    /// </summary>
    public static (int[] Offsets, Interaction[] Interactions) Arrange(RowBlocks rows, int users, CancellationToken cancellationToken)
    {
        var offsets = new int[users + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            offsets[rows[row].User + 1]++;
        }

        for (var user = 0; user < users; user++)
        {
            offsets[user + 1] += offsets[user];
        }

        var next = offsets[..^1];
        var interactions = new Interaction[rows.Count];
        var keys = new Key[rows.Count];
        for (var source = 0; source < rows.Count; source++)
        {
            ref readonly var row = ref rows[source];
            var place = next[row.User]++;
            interactions[place] = row.Interaction;
            keys[place] = new Key(row.Key, source);
        }

        for (var user = 0; user < users; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var history = offsets[user]..offsets[user + 1];
            SortHistory(keys.AsSpan()[history], interactions.AsSpan()[history]);
        }

        return (offsets, interactions);
    }

    private static void SortHistory(Span<Key> keys, Span<Interaction> history)
    {
        for (var position = 1; position < keys.Length; position++)
        {
            if (keys[position].CompareTo(keys[position - 1]) < 0)
            {
                keys.Sort(history);
                return;
            }
        }
    }

    private readonly record struct Key(long Order, int Source) : IComparable<Key>
    {
        public int CompareTo(Key other) => Order != other.Order ? Order.CompareTo(other.Order) : Source.CompareTo(other.Source);
    }
}
