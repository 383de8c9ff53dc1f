using System.Runtime.InteropServices;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Weights of terms, held against items by their own terms. Over all items or over some, sums have the same bits.</summary>
/// <remarks>Weights and the list of terms that have one belong to a thread: they are left as empty as they came.</remarks>
internal static class TermQuery
{
    /// <param name="byTerm">[terms × items].</param>
    /// <param name="query">One weight per term.</param>
    /// <param name="touched">Terms whose weight is not 0, in any order.</param>
    /// <param name="values">One per item; added to.</param>
    public static void Add(SparseRows byTerm, Span<float> query, List<int> touched, Span<float> values)
    {
        // By number of the term, as an item's own terms stand: sums then have the same bits in either way of adding.
        touched.Sort();
        foreach (var term in CollectionsMarshal.AsSpan(touched))
        {
            byTerm.AddRow(term, query[term], values);

            // A weight that was 0 for a while stands twice in the list, and counts once.
            query[term] = 0;
        }

        touched.Clear();
    }

    /// <param name="rows">[items × terms].</param>
    /// <param name="items">Which of them.</param>
    /// <param name="query">One weight per term.</param>
    /// <param name="touched">Terms whose weight is not 0, in any order.</param>
    /// <param name="values">One per wanted item; overwritten.</param>
    public static void AddAt(SparseRows rows, ReadOnlySpan<int> items, Span<float> query, List<int> touched, Span<float> values)
    {
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = rows.DotRow(items[place], query);
        }

        foreach (var term in CollectionsMarshal.AsSpan(touched))
        {
            query[term] = 0;
        }

        touched.Clear();
    }
}
