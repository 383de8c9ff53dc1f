using System.Runtime.InteropServices;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Cosine of weighted terms: how many telling words two items share.</summary>
/// <param name="items">[items × terms], unit rows.</param>
/// <param name="terms">The same, transposed.</param>
internal sealed class TermPairing(SparseRows items, SparseRows terms) : IPairing
{
    public void Add(in Visit visit, ReadOnlySpan<float> weights, Span<float> values)
    {
        var query = visit.Bench.Sums(items.ColumnCount);
        var touched = visit.Bench.Touched;
        for (var position = 0; position < weights.Length; position++)
        {
            if (weights[position] > 0)
            {
                Collect(visit.History[position].Item, weights[position], query, touched);
            }
        }

        foreach (var term in CollectionsMarshal.AsSpan(touched))
        {
            terms.AddRow(term, query[term], values);
            query[term] = 0;
        }

        touched.Clear();
    }

    public float Between(int chosen, int item)
    {
        var sum = 0f;
        var columns = items.ColumnsOf(chosen);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            sum += items.ValuesOf(chosen)[entry] * items.At(item, columns[entry]);
        }

        return sum;
    }

    private void Collect(int item, float weight, Span<float> query, List<int> touched)
    {
        var columns = items.ColumnsOf(item);
        var values = items.ValuesOf(item);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            if (query[columns[entry]] == 0)
            {
                touched.Add(columns[entry]);
            }

            query[columns[entry]] += weight * values[entry];
        }
    }
}
