using System.Numerics.Tensors;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Dot product of two items' vectors.</summary>
/// <param name="vectors">[items × size], row-major.</param>
/// <param name="size">Length of a vector; 0 relates nothing.</param>
internal sealed class VectorPairing(float[] vectors, int size) : IPairing
{
    public void Add(in Visit visit, ReadOnlySpan<float> weights, Span<float> values)
    {
        if (size == 0)
        {
            return;
        }

        var sum = visit.Bench.Sums(size);
        for (var position = 0; position < weights.Length; position++)
        {
            if (weights[position] > 0)
            {
                TensorPrimitives.MultiplyAdd(VectorOf(visit.History[position].Item), weights[position], sum, sum);
            }
        }

        Kernels.RowDots(vectors, sum, values);
        sum.Clear();
    }

    public float Between(int chosen, int item) => size == 0 ? 0 : TensorPrimitives.Dot(VectorOf(chosen), VectorOf(item));

    private ReadOnlySpan<float> VectorOf(int item) => vectors.AsSpan(item * size, size);
}
