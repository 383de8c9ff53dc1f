using MLlm3Rec.Datasets;

namespace MLlm3Rec.Recommenders;

/// <summary>The items of a history without repeats, in a buffer that one thread uses again and again.</summary>
internal sealed class SeenItems
{
    private readonly HashSet<int> distinct = [];
    private int[] items = [];

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<Interaction> history, int except)
    {
        distinct.Clear();
        foreach (var choice in history)
        {
            distinct.Add(choice.Item);
        }

        distinct.Remove(except);
        if (items.Length < distinct.Count)
        {
            items = new int[2 * distinct.Count];
        }

        distinct.CopyTo(items);
        return items.AsSpan(0, distinct.Count);
    }
}
