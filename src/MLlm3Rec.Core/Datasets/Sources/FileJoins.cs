using System.Collections;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Which files speak of items that somebody chose. One that joins nothing is most likely keyed otherwise, and is told.</summary>
internal sealed class FileJoins
{
    private readonly List<BitArray> described = [];
    private readonly BitArray chosen = new(1024);
    private BitArray current = new(1024);

    public void Chosen(int item) => Set(chosen, item);

    public void Described(int item) => Set(current, item);

    /// <summary>The next file begins.</summary>
    /// <param name="role">What the one that ends gave.</param>
    /// <param name="items">Items known so far.</param>
    public void EndFile(SourceRole role, int items)
    {
        described.Add(role == SourceRole.Interactions ? new BitArray(0) : current);
        current = new BitArray(Math.Max(1024, items));
    }

    /// <summary>The file with a remark if none of its items was chosen.</summary>
    /// <param name="file">A file that was read.</param>
    /// <param name="place">Its place in the order of reading.</param>
    public SourceFile Told(SourceFile file, int place)
    {
        if (file.Role == SourceRole.Interactions || file.Items == 0 || Overlap(described[place]))
        {
            return file;
        }

        const string remark = "none of its items is among those that were chosen: are they called otherwise there?";
        return file with { Note = file.Note is null ? remark : $"{file.Note}. {remark}" };
    }

    private bool Overlap(BitArray items)
    {
        for (var item = 0; item < Math.Min(items.Length, chosen.Length); item++)
        {
            if (items[item] && chosen[item])
            {
                return true;
            }
        }

        return false;
    }

    private static void Set(BitArray bits, int item)
    {
        if (item >= bits.Length)
        {
            bits.Length = Math.Max(item + 1, bits.Length * 2);
        }

        bits[item] = true;
    }
}
