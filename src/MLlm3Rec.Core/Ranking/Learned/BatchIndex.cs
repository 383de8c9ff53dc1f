using System.Runtime.InteropServices;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>Gives each item of a batch a small number, so that what is the same is computed once.</summary>
/// <param name="items">Size of the catalogue.</param>
internal sealed class BatchIndex(int items)
{
    private readonly int[] slots = new int[items];
    private readonly List<int> held = [];

    /// <summary>The items, by slot.</summary>
    public ReadOnlySpan<int> Items => CollectionsMarshal.AsSpan(held);

    /// <summary>Slot of an item, a new one if it has none yet.</summary>
    public int Of(int item)
    {
        if (slots[item] == 0)
        {
            held.Add(item);
            slots[item] = held.Count;
        }

        return slots[item] - 1;
    }

    public void Clear()
    {
        foreach (var item in held)
        {
            slots[item] = 0;
        }

        held.Clear();
    }
}
