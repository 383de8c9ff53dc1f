using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Dot product of a chosen item's vector with an offered item's.</summary>
/// <param name="from">[items × size], row-major: what was chosen.</param>
/// <param name="to">[items × size], row-major: what may be chosen.</param>
/// <param name="size">Length of a vector; of size 0 they relate nothing.</param>
/// <param name="retold">Vector among <paramref name="to"/> of an item with other texts; null where texts do not matter.</param>
internal sealed class VectorPairing(float[] from, float[] to, int size, Func<EditedText, float[]>? retold = null) : IPairing
{
    public VectorPairing(PairFactors factors)
        : this(factors.From, factors.To, factors.Size)
    {
    }

    public void Add(in ScoringContext context, ReadOnlySpan<float> weights, Span<float> values)
    {
        if (size > 0)
        {
            var sum = Sum(context, weights);
            Kernels.RowDots(to, sum, values);
            sum.Clear();
        }
    }

    public void AddAt(in ScoringContext context, ReadOnlySpan<float> weights, ReadOnlySpan<int> items, Span<float> values)
    {
        if (size > 0)
        {
            var sum = Sum(context, weights);
            Kernels.RowDotsAt(to, items, sum, values);
            sum.Clear();
        }
    }

    public float Between(int chosen, int item) => size == 0 ? 0 : TensorPrimitives.Dot(From(chosen), To(item));

    public IPairing Edited(EditedText text)
    {
        if (retold is null)
        {
            return this;
        }

        var vector = retold(text);
        return new EditedPairing(this, text.Index, chosen => TensorPrimitives.Dot(From(chosen), vector));
    }

    private Span<float> Sum(in ScoringContext context, ReadOnlySpan<float> weights)
    {
        var sum = context.Buffers.Sums(size);
        for (var position = 0; position < weights.Length; position++)
        {
            if (weights[position] > 0)
            {
                TensorPrimitives.MultiplyAdd(From(context.History[position].Item), weights[position], sum, sum);
            }
        }

        return sum;
    }

    private ReadOnlySpan<float> From(int item) => from.AsSpan(item * size, size);

    private ReadOnlySpan<float> To(int item) => to.AsSpan(item * size, size);
}
