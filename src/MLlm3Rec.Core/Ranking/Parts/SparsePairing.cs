using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation stored item by item.</summary>
/// <param name="rows">[items × items], row = what was chosen.</param>
/// <param name="edited">From an item with other texts to the relation of a chosen item to it; null where texts do not matter.</param>
internal sealed class SparsePairing(SparseRows rows, Func<EditedText, Func<int, float>>? edited = null) : IPairing
{
    public void Add(in Visit visit, ReadOnlySpan<float> weights, Span<float> values)
    {
        for (var position = 0; position < weights.Length; position++)
        {
            if (weights[position] > 0)
            {
                rows.AddRow(visit.History[position].Item, weights[position], values);
            }
        }
    }

    public float Between(int chosen, int item) => rows.At(chosen, item);

    public IPairing Edited(EditedText text) => edited is null ? this : new EditedPairing(this, text.Index, edited(text));
}
