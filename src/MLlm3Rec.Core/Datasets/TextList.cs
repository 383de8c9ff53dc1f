using System.Collections;
using System.Text;

namespace MLlm3Rec.Datasets;

/// <summary>
/// Many texts, kept as UTF-8 in large blocks: half the memory of strings and no object per text. Reading one makes its string.
/// </summary>
public sealed class TextList : IReadOnlyList<string>
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> blocks = [];
    private readonly List<Place> places = [];
    private int used = BlockSize;

    public int Count => places.Count;

    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    public ReadOnlySpan<byte> Utf8(int index)
    {
        var place = places[index];
        return blocks[place.Block].AsSpan(place.Start, place.Length);
    }

    /// <summary>Adds a text and returns its number.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        var target = Reserve(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, target);
        return places.Count - 1;
    }

    /// <summary>Adds a text that already is UTF-8 and returns its number.</summary>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        return places.Count - 1;
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Span<byte> Reserve(int length)
    {
        if (used + length > (blocks.Count == 0 ? 0 : blocks[^1].Length))
        {
            blocks.Add(new byte[Math.Max(BlockSize, length)]);
            used = 0;
        }

        places.Add(new Place(blocks.Count - 1, used, length));
        used += length;
        return blocks[^1].AsSpan(used - length, length);
    }

    private readonly record struct Place(int Block, int Start, int Length);
}
