using System.Numerics.Tensors;
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
    private readonly float[] termGradient = new float[texts.ColumnCount * size];
    private readonly bool[] isTouched = new bool[texts.ColumnCount];
    private readonly List<int> touched = [];

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
            var row = gradient.Slice(place * size, size);
            ownSteps.Step(Own, items[place] * size, row, rate);
            Spread(items[place], row);
        }

        foreach (var term in touched)
        {
            var row = termGradient.AsSpan(term * size, size);
            termSteps.Step(Terms, term * size, row, rate);
            row.Clear();
            isTouched[term] = false;
        }

        touched.Clear();
    }

    private void Spread(int item, ReadOnlySpan<float> gradient)
    {
        var columns = texts.ColumnsOf(item);
        var values = texts.ValuesOf(item);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            if (!isTouched[columns[entry]])
            {
                isTouched[columns[entry]] = true;
                touched.Add(columns[entry]);
            }

            var sum = termGradient.AsSpan(columns[entry] * size, size);
            TensorPrimitives.MultiplyAdd(gradient, values[entry], sum, sum);
        }
    }
}
