namespace MLlm3Rec.Datasets;

/// <summary>Rows in blocks: memory grows by a block and never doubles.</summary>
internal sealed class RowBlocks
{
    private const int Bits = 15;
    private const int Size = 1 << Bits;

    private readonly List<HistoryOrder.Row[]> blocks = [];

    public int Count { get; private set; }

    public ref HistoryOrder.Row this[int row] => ref blocks[row >> Bits][row & (Size - 1)];

    public void Add(in HistoryOrder.Row row)
    {
        if (Count == blocks.Count << Bits)
        {
            blocks.Add(new HistoryOrder.Row[Size]);
        }

        this[Count++] = row;
    }

    /// <summary>Keeps the rows whose place is true, in their order.</summary>
    public void Keep(ReadOnlySpan<bool> places)
    {
        var kept = 0;
        for (var row = 0; row < Count; row++)
        {
            if (places[row])
            {
                this[kept++] = this[row];
            }
        }

        Count = kept;
    }

    public void Clear()
    {
        blocks.Clear();
        Count = 0;
    }
}
