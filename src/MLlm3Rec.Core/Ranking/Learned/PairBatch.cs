namespace MLlm3Rec.Ranking.Learned;

/// <summary>The questions of one step: for each row what lies around a choice, and which item it was among draws that all rows share.</summary>
/// <param name="items">Size of the catalogue.</param>
/// <param name="rows">Most rows.</param>
/// <param name="most">Most others around a choice.</param>
/// <param name="draws">Items drawn beside the right ones.</param>
internal sealed class PairBatch(int items, int rows, int most, int draws)
{
    private readonly int[] others = new int[rows * most];
    private readonly float[] weights = new float[rows * most];
    private readonly int[] counts = new int[rows];
    private readonly int[] targets = new int[rows];
    private readonly bool[] isDrawn = new bool[rows + draws];

    /// <summary>What was chosen around.</summary>
    public BatchIndex Chosen { get; } = new(items);

    /// <summary>What is told apart: right items and draws.</summary>
    public BatchIndex Offered { get; } = new(items);

    public int Rows { get; private set; }

    /// <summary>Slots of the drawn items among <see cref="Offered"/>.</summary>
    public int[] Draws { get; } = new int[draws];

    /// <summary>Slot of a row's right item among <see cref="Offered"/>.</summary>
    public int TargetOf(int row) => targets[row];

    /// <summary>Whether a row's right item is among the draws.</summary>
    public bool IsTargetDrawn(int row) => isDrawn[targets[row]];

    /// <summary>Slots of a row's others among <see cref="Chosen"/>.</summary>
    public ReadOnlySpan<int> OthersOf(int row) => others.AsSpan(row * most, counts[row]);

    public ReadOnlySpan<float> WeightsOf(int row) => weights.AsSpan(row * most, counts[row]);

    /// <summary>Takes up the next questions.</summary>
    /// <param name="contexts">Where they come from.</param>
    /// <param name="choices">At most as many as there are rows.</param>
    /// <param name="drawn">Items, one per draw.</param>
    public void Fill(ChoiceContexts contexts, ReadOnlySpan<int> choices, ReadOnlySpan<int> drawn)
    {
        Chosen.Clear();
        Offered.Clear();
        Rows = choices.Length;
        Array.Clear(isDrawn);
        for (var place = 0; place < drawn.Length; place++)
        {
            Draws[place] = Offered.Of(drawn[place]);
            isDrawn[Draws[place]] = true;
        }

        for (var row = 0; row < choices.Length; row++)
        {
            targets[row] = Offered.Of(contexts.ItemOf(choices[row]));
            var around = contexts.OthersOf(choices[row]);
            counts[row] = around.Length;
            contexts.WeightsOf(around.Length).CopyTo(weights.AsSpan(row * most, most));
            for (var other = 0; other < around.Length; other++)
            {
                others[row * most + other] = Chosen.Of(around[other]);
            }
        }
    }
}
