using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Optimizers;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>Vectors of items that are made of their texts and of something of their own: an item that few chose lies where its words lie.</summary>
/// <remarks>v(i) = own(i) + Σₜ weight(i, t) · term(t). Learned together, by steps along gradients of item vectors.</remarks>
/// <param name="texts">[items × terms]: how much each term weighs in an item's text.</param>
/// <param name="size">Length of a vector.</param>
internal sealed class TextItemVectors(SparseRows texts, int size)
{
    private readonly SparseAdagrad ownSteps = new(texts.RowCount * size, momentum: 0);
    private readonly SparseAdagrad termSteps = new(texts.ColumnCount * size, momentum: 0);
    private readonly float[] termGradient = new float[size];
    private readonly int[] nextOf = new int[texts.ColumnCount];
    private readonly List<int> touched = [];
    private int[] places = [];
    private float[] weights = [];

    /// <summary>[items × size]: what an item has beyond its words; all zero to begin with.</summary>
    public float[] Own { get; } = new float[texts.RowCount * size];

    /// <summary>What one item has beyond its words.</summary>
    public Span<float> OwnOf(int item) => Own.AsSpan(item * size, size);

    /// <summary>[terms × size].</summary>
    public float[] Terms { get; } = new float[texts.ColumnCount * size];

    /// <summary>Writes the vectors of some items, row by row.</summary>
    public void Write(ReadOnlySpan<int> items, Span<float> vectors)
    {
        for (var place = 0; place < items.Length; place++)
        {
            var vector = vectors.Slice(place * size, size);
            Own.AsSpan(items[place] * size, size).CopyTo(vector);
            GatheredRows.Add(Terms, texts.ColumnsOf(items[place]), texts.ValuesOf(items[place]), vector);
        }
    }

    /// <summary>One step against the gradient.</summary>
    /// <param name="items">Each once.</param>
    /// <param name="gradient">Of their vectors, row by row.</param>
    /// <param name="rate">Step size.</param>
    public void Step(ReadOnlySpan<int> items, ReadOnlySpan<float> gradient, float rate)
    {
        for (var place = 0; place < items.Length; place++)
        {
            ownSteps.Step(Own, items[place] * size, gradient.Slice(place * size, size), rate);
        }

        // Term by term, so that a term's gradient is summed where it is used and none of the others has to be kept.
        GroupByTerm(items);
        var first = 0;
        foreach (var term in touched)
        {
            var end = nextOf[term];
            Array.Clear(termGradient);
            GatheredRows.Add(gradient, places.AsSpan(first..end), weights.AsSpan(first..end), termGradient);
            termSteps.Step(Terms, term * size, termGradient, rate);
            nextOf[term] = 0;
            first = end;
        }

        touched.Clear();
    }

    /// <summary>
    /// Writes for each term that the items hold the places of those that do, with its weights there, one term after another in the order of
    /// <see cref="touched"/>; afterwards <see cref="nextOf"/> says where each ends.
    /// </summary>
    private void GroupByTerm(ReadOnlySpan<int> items)
    {
        var count = 0;
        foreach (var item in items)
        {
            foreach (var term in texts.ColumnsOf(item))
            {
                if (nextOf[term]++ == 0)
                {
                    touched.Add(term);
                }

                count++;
            }
        }

        if (places.Length < count)
        {
            (places, weights) = (new int[2 * count], new float[2 * count]);
        }

        var start = 0;
        foreach (var term in touched)
        {
            (nextOf[term], start) = (start, start + nextOf[term]);
        }

        for (var place = 0; place < items.Length; place++)
        {
            var columns = texts.ColumnsOf(items[place]);
            var values = texts.ValuesOf(items[place]);
            for (var entry = 0; entry < columns.Length; entry++)
            {
                var at = nextOf[columns[entry]]++;
                (places[at], weights[at]) = (place, values[entry]);
            }
        }
    }
}
