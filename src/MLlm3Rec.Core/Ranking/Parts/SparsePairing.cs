using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation stored item by item.</summary>
/// <param name="rows">[items × items], row = what was chosen.</param>
internal sealed class SparsePairing(SparseRows rows) : IPairing
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
}
