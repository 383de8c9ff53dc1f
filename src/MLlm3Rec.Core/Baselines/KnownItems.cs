using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines;

/// <summary>Which items somebody chose in train, and how often: a collaborative model knows nothing of the others.</summary>
internal sealed class KnownItems
{
    private readonly int[] counts;
    private readonly int[] unknown;

    private KnownItems(int[] counts)
    {
        this.counts = counts;
        unknown = [.. Enumerable.Range(0, counts.Length).Where(item => counts[item] == 0)];
    }

    public int Count => counts.Length;

    /// <summary>Choices per item.</summary>
    public ReadOnlySpan<int> Counts => counts;

    public static KnownItems Of(Dataset train)
    {
        var counts = new int[train.Items.Count];
        foreach (var choice in train.Interactions)
        {
            counts[choice.Item]++;
        }

        return new KnownItems(counts);
    }

    /// <summary>The latest known items of a history, oldest first, without the others.</summary>
    /// <param name="history">Oldest first.</param>
    /// <param name="items">Receives them; its length is the most that is wanted.</param>
    /// <returns>How many there are.</returns>
    public int Latest(ReadOnlySpan<Interaction> history, Span<int> items)
    {
        var count = 0;
        for (var place = history.Length - 1; place >= 0 && count < items.Length; place--)
        {
            if (counts[history[place].Item] > 0)
            {
                items[count++] = history[place].Item;
            }
        }

        items[..count].Reverse();
        return count;
    }

    /// <summary>What is said to a person without history: how often each item was chosen.</summary>
    public void Popularity(Span<float> scores)
    {
        for (var item = 0; item < counts.Length; item++)
        {
            scores[item] = counts[item];
        }
    }

    /// <summary>NaN for what nobody chose.</summary>
    public void Mask(Span<float> scores)
    {
        foreach (var item in unknown)
        {
            scores[item] = float.NaN;
        }
    }
}
