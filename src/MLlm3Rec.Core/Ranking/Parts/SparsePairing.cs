using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation stored item by item.</summary>
/// <param name="rows">[items × items], row = what was chosen.</param>
/// <param name="keep">Most entries of a row; weaker ones were cut off.</param>
/// <param name="edited">From an item with other texts to the relation of a chosen item to it; null where texts do not matter.</param>
internal sealed class SparsePairing(SparseRows rows, int keep = int.MaxValue, Func<EditedText, Func<int, float>>? edited = null) : IPairing
{
    public void Add(in ScoringContext context, ReadOnlySpan<float> weights, Span<float> values)
    {
        for (var position = 0; position < weights.Length; position++)
        {
            if (weights[position] > 0)
            {
                rows.AddRow(context.History[position].Item, weights[position], values);
            }
        }
    }

    /// <summary>Rows are few and short beside the catalogue: they are added up in full, and taken out again by walking them once more.</summary>
    public void AddAt(in ScoringContext context, ReadOnlySpan<float> weights, ReadOnlySpan<int> items, Span<float> values)
    {
        var sums = context.Buffers.Sums(rows.ColumnCount);
        Add(context, weights, sums);
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = sums[items[place]];
        }

        foreach (ref readonly var choice in context.History)
        {
            foreach (var column in rows.ColumnsOf(choice.Item))
            {
                sums[column] = 0;
            }
        }
    }

    public float Between(int chosen, int item) => rows.At(chosen, item);

    public IPairing Edited(EditedText text)
    {
        if (edited is null)
        {
            return this;
        }

        var relation = edited(text);
        return new EditedPairing(this, text.Index, chosen => Cut(chosen, text.Index, relation(chosen)));
    }

    /// <summary>What is left of a relation that was computed by itself: nothing, where it would not have been among those kept.</summary>
    private float Cut(int chosen, int item, float value)
    {
        var kept = rows.ValuesOf(chosen);
        var fits = kept.Length < keep || rows.At(chosen, item) > 0 || value > TensorPrimitives.Min(kept);
        return fits ? value : 0;
    }
}
