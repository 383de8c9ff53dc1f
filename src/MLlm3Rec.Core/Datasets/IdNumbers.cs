namespace MLlm3Rec.Datasets;

/// <summary>Numbers ids in order of first appearance. A known id costs a lookup and no allocation.</summary>
internal sealed class IdNumbers
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> ids = [];
    private int last = -1;

    public IdNumbers() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => ids.Count;

    /// <summary>Bytes of memory, roughly: for each id its string, a place in a table of hashes and one in the list.</summary>
    public long Held { get; private set; }

    public string this[int number] => ids[number];

    public int NumberOf(ReadOnlySpan<char> id)
    {
        // Many files list one user's rows together.
        if (last >= 0 && id.SequenceEqual(ids[last]))
        {
            return last;
        }

        if (!lookup.TryGetValue(id, out var number))
        {
            number = ids.Count;
            var text = id.ToString();
            ids.Add(text);
            numbers.Add(text, number);
            Held += 120 + (2 * text.Length);
        }

        last = number;
        return number;
    }
}
