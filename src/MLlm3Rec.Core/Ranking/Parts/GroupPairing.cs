using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation between the groups that two items belong to, e.g. their categories or brands.</summary>
/// <param name="groups">Group of each item, or −1.</param>
/// <param name="relation">[groups × groups], row = group of what was chosen.</param>
internal sealed class GroupPairing(int[] groups, SparseRows relation) : IPairing
{
    public void Add(in Visit visit, ReadOnlySpan<float> weights, Span<float> values)
    {
        var sums = visit.Bench.Sums(relation.ColumnCount);
        for (var position = 0; position < weights.Length; position++)
        {
            var group = groups[visit.History[position].Item];
            if (group >= 0 && weights[position] > 0)
            {
                relation.AddRow(group, weights[position], sums);
            }
        }

        for (var item = 0; item < values.Length; item++)
        {
            values[item] = groups[item] < 0 ? 0 : sums[groups[item]];
        }

        sums.Clear();
    }

    public float Between(int chosen, int item) => groups[chosen] < 0 || groups[item] < 0 ? 0 : relation.At(groups[chosen], groups[item]);
}
