using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation between the groups that two items belong to, e.g. their categories or brands.</summary>
/// <param name="items">Which group each item belongs to.</param>
/// <param name="relation">[groups × groups], row = group of what was chosen.</param>
internal sealed class GroupPairing(ItemGroups items, SparseRows relation) : IPairing
{
    private readonly int[] groups = items.Of;

    public void Add(in ScoringContext context, ReadOnlySpan<float> weights, Span<float> values)
    {
        var sums = Sums(context, weights);
        for (var item = 0; item < values.Length; item++)
        {
            values[item] = groups[item] < 0 ? 0 : sums[groups[item]];
        }

        sums.Clear();
    }

    public void AddAt(in ScoringContext context, ReadOnlySpan<float> weights, ReadOnlySpan<int> wanted, Span<float> values)
    {
        var sums = Sums(context, weights);
        for (var place = 0; place < wanted.Length; place++)
        {
            values[place] = groups[wanted[place]] < 0 ? 0 : sums[groups[wanted[place]]];
        }

        sums.Clear();
    }

    public float Between(int chosen, int item) => groups[chosen] < 0 || groups[item] < 0 ? 0 : relation.At(groups[chosen], groups[item]);

    public IPairing Edited(EditedText text)
    {
        var group = items.GroupOf(text.Item);
        return new EditedPairing(this, text.Index, chosen => groups[chosen] < 0 || group < 0 ? 0 : relation.At(groups[chosen], group));
    }

    /// <summary>What the history says of each group; whoever takes it clears it.</summary>
    private Span<float> Sums(in ScoringContext context, ReadOnlySpan<float> weights)
    {
        var sums = context.Buffers.Sums(relation.ColumnCount);
        for (var position = 0; position < weights.Length; position++)
        {
            var group = groups[context.History[position].Item];
            if (group >= 0 && weights[position] > 0)
            {
                relation.AddRow(group, weights[position], sums);
            }
        }

        return sums;
    }
}
