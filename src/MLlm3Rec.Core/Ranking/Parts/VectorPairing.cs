using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Dot product of a chosen item's vector with an offered item's.</summary>
/// <param name="factors">Both spaces; of size 0 they relate nothing.</param>
internal sealed class VectorPairing(PairFactors factors) : IPairing
{
    private readonly int size = factors.Size;

    public void Add(in Visit visit, ReadOnlySpan<float> weights, Span<float> values)
    {
        if (size > 0)
        {
            var sum = Sum(visit, weights);
            Kernels.RowDots(factors.To, sum, values);
            sum.Clear();
        }
    }

    public void AddAt(in Visit visit, ReadOnlySpan<float> weights, ReadOnlySpan<int> items, Span<float> values)
    {
        if (size > 0)
        {
            var sum = Sum(visit, weights);
            for (var place = 0; place < items.Length; place++)
            {
                values[place] = TensorPrimitives.Dot<float>(sum, To(items[place]));
            }

            sum.Clear();
        }
    }

    public float Between(int chosen, int item) => size == 0 ? 0 : TensorPrimitives.Dot(From(chosen), To(item));

    private Span<float> Sum(in Visit visit, ReadOnlySpan<float> weights)
    {
        var sum = visit.Bench.Sums(size);
        for (var position = 0; position < weights.Length; position++)
        {
            if (weights[position] > 0)
            {
                TensorPrimitives.MultiplyAdd(From(visit.History[position].Item), weights[position], sum, sum);
            }
        }

        return sum;
    }

    private ReadOnlySpan<float> From(int item) => factors.From.AsSpan(item * size, size);

    private ReadOnlySpan<float> To(int item) => factors.To.AsSpan(item * size, size);
}
