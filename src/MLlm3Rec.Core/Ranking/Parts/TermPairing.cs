using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Cosine of weighted terms: how many telling words two items share.</summary>
/// <param name="weights">The items' terms, in unit rows.</param>
/// <param name="termsOf">Terms of an item's texts, as the rows were made from them.</param>
internal sealed class TermPairing(TermWeights weights, Func<Item, IReadOnlyList<string>> termsOf) : IPairing
{
    private readonly SparseRows items = weights.Items;
    private readonly SparseRows terms = weights.Terms;

    public void Add(in ScoringContext context, ReadOnlySpan<float> shares, Span<float> values)
    {
        var touched = context.Buffers.Touched;
        TermQuery.Add(terms, Query(context, shares, touched), touched, values);
    }

    public void AddAt(in ScoringContext context, ReadOnlySpan<float> shares, ReadOnlySpan<int> wanted, Span<float> values)
    {
        var touched = context.Buffers.Touched;
        TermQuery.AddAt(items, wanted, Query(context, shares, touched), touched, values);
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

    public float[]? OfText(Item text)
    {
        var row = weights.RowOf(termsOf(text));
        var values = new float[items.RowCount];
        foreach (var (term, weight) in row)
        {
            terms.AddRow(term, weight, values);
        }

        return row.Count == 0 ? null : values;
    }

    public IPairing Edited(EditedText text)
    {
        var row = weights.RowOf(termsOf(text.Item));
        return new EditedPairing(this, text.Index, chosen =>
        {
            var sum = 0f;
            var columns = items.ColumnsOf(chosen);
            for (var entry = 0; entry < columns.Length; entry++)
            {
                sum += items.ValuesOf(chosen)[entry] * row.GetValueOrDefault(columns[entry]);
            }

            return sum;
        });
    }

    /// <summary>The terms of the history with their weights; whoever takes it clears what was touched.</summary>
    private Span<float> Query(in ScoringContext context, ReadOnlySpan<float> shares, List<int> touched)
    {
        var query = context.Buffers.Sums(items.ColumnCount);
        for (var position = 0; position < shares.Length; position++)
        {
            if (shares[position] > 0)
            {
                Collect(context.History[position].Item, shares[position], query, touched);
            }
        }

        return query;
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
