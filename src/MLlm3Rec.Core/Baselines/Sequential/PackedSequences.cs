namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Sequences of different lengths, one behind the other: no place is padding.</summary>
internal sealed class PackedSequences
{
    private int[] items = new int[256];
    private int[] starts = new int[32];
    private int[] askedRows = new int[256];
    private int[] answers = new int[256];

    public int Count { get; private set; }

    /// <summary>Items of all sequences.</summary>
    public int Rows => starts[Count];

    /// <summary>Rows whose output is compared with an answer.</summary>
    public int Asked { get; private set; }

    public ReadOnlySpan<int> Items => items.AsSpan(0, Rows);

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<int> AskedRows => askedRows.AsSpan(0, Asked);

    /// <summary>The right item per asked row.</summary>
    public ReadOnlySpan<int> Answers => answers.AsSpan(0, Asked);

    public int Start(int sequence) => starts[sequence];

    public int Length(int sequence) => starts[sequence + 1] - starts[sequence];

    public void Clear() => (Count, Asked) = (0, 0);

    /// <summary>A new sequence, to be filled in.</summary>
    public Span<int> Add(int length)
    {
        var first = Rows;
        Fit(ref items, first + length);
        Fit(ref starts, Count + 2);
        starts[++Count] = first + length;
        return items.AsSpan(first, length);
    }

    /// <summary>The output at a place of the last sequence shall name an item.</summary>
    public void Ask(int place, int answer)
    {
        Fit(ref askedRows, Asked + 1);
        Fit(ref answers, Asked + 1);
        askedRows[Asked] = starts[Count - 1] + place;
        answers[Asked++] = answer;
    }

    private static void Fit(ref int[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
        }
    }
}
