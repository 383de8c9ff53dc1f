using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Decompositions;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>Items in two spaces, so that a chosen item lies close to another where what it is paired with resembles what the other is paired
/// with.</summary>
/// <remarks>
/// Of a relation R ≈ U·diag(S)·Vᵀ between items: from = U·√S and to = V·√S, rows of unit length. Sees through one more step than R itself, and
/// relates pairs that never met. Of a relation that does not care for order both spaces are nearly the same.
/// Source: the symmetric split of Levy &amp; Goldberg 2014, "Neural word embedding as implicit matrix factorization", section 3.3.
/// </remarks>
/// <param name="From">[items × size], row-major: what was chosen; zeros for an item without pairs.</param>
/// <param name="To">[items × size], row-major: what may be chosen.</param>
/// <param name="Size">Length of a vector; less than asked for where the relation is simpler.</param>
internal sealed record PairFactors(float[] From, float[] To, int Size)
{
    /// <param name="relation">[items × items], row = what was chosen.</param>
    /// <param name="rank">Length wanted.</param>
    /// <param name="seed">Of the random projection.</param>
    /// <param name="cancellationToken">Checked between products.</param>
    public static PairFactors Of(SparseRows relation, int rank, int seed, CancellationToken cancellationToken)
    {
        var back = relation.Transpose();
        var factors = TruncatedSvd.Of(
            (relation.RowCount, relation.ColumnCount),
            (x, product, columns) => SparseProducts.Times(relation, x, product, columns, cancellationToken),
            (x, product, columns) => SparseProducts.Times(back, x, product, columns, cancellationToken),
            rank, powerIterations: 3, (ulong)(uint)seed, cancellationToken);
        float[] roots = [.. factors.S.Select(MathF.Sqrt)];
        return new PairFactors(Scaled(factors.U, roots), Scaled(factors.V, roots), factors.Rank);
    }

    private static float[] Scaled(float[] vectors, float[] roots)
    {
        for (var start = 0; start < vectors.Length; start += roots.Length)
        {
            var row = vectors.AsSpan(start, roots.Length);
            TensorPrimitives.Multiply(row, roots, row);
            Kernels.Normalize(row);
        }

        return vectors;
    }
}
