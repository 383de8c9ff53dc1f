using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>How well an item is found when one searches with the words of another: the weights of those it holds, added up.</summary>
internal sealed class SearchPairing(OkapiWeights weights) : IPairing
{
    private readonly SparseRows terms = weights.Terms;
    private readonly SparseRows documents = weights.Documents;
    private readonly SparseRows byTerm = weights.Documents.Transpose();

    public void Add(in ScoringContext context, ReadOnlySpan<float> shares, Span<float> values)
    {
        var touched = context.Buffers.Touched;
        TermQuery.Add(byTerm, Query(context, shares, touched), touched, values);
    }

    public void AddAt(in ScoringContext context, ReadOnlySpan<float> shares, ReadOnlySpan<int> items, Span<float> values)
    {
        var touched = context.Buffers.Touched;
        TermQuery.AddAt(documents, items, Query(context, shares, touched), touched, values);
    }

    public float Between(int chosen, int item)
    {
        var sum = 0f;
        foreach (var term in terms.ColumnsOf(chosen))
        {
            sum += documents.At(item, term);
        }

        return sum;
    }

    public float[]? OfText(Item text)
    {
        int[] asked = [.. weights.RowOf(ItemTerms.Words(text)).Keys];
        var values = new float[documents.RowCount];
        foreach (var term in asked)
        {
            byTerm.AddRow(term, 1, values);
        }

        return asked.Length == 0 ? null : values;
    }

    public IPairing Edited(EditedText text)
    {
        var row = weights.RowOf(ItemTerms.Words(text.Item));
        return new EditedPairing(this, text.Index, chosen =>
        {
            var sum = 0f;
            foreach (var term in terms.ColumnsOf(chosen))
            {
                sum += row.GetValueOrDefault(term);
            }

            return sum;
        });
    }

    private Span<float> Query(in ScoringContext context, ReadOnlySpan<float> shares, List<int> touched)
    {
        var query = context.Buffers.Sums(terms.ColumnCount);
        for (var position = 0; position < shares.Length; position++)
        {
            if (shares[position] > 0)
            {
                foreach (var term in terms.ColumnsOf(context.History[position].Item))
                {
                    if (query[term] == 0)
                    {
                        touched.Add(term);
                    }

                    query[term] += shares[position];
                }
            }
        }

        return query;
    }
}
