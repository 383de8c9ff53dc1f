using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics;

/// <summary>Dense float32 kernels over row-major matrices.</summary>
public static class Kernels
{
    /// <summary>One dot product per row: <c>result[r] = Σ_c matrix[r, c] · vector[c]</c>.</summary>
    /// <param name="matrix">[rows × columns], row-major.</param>
    /// <param name="vector">[columns].</param>
    /// <param name="result">[rows].</param>
    public static void RowDots(ReadOnlySpan<float> matrix, ReadOnlySpan<float> vector, Span<float> result)
    {
        var columns = vector.Length;
        if (matrix.Length != columns * result.Length)
        {
            throw new ArgumentException($"A matrix of {result.Length} rows and {columns} columns has {result.Length * columns} entries, not {matrix.Length}.", nameof(matrix));
        }

        for (var row = 0; row < result.Length; row++)
        {
            result[row] = TensorPrimitives.Dot(matrix.Slice(row * columns, columns), vector);
        }
    }

    /// <summary>Divides by the Euclidean norm; a zero vector stays zero.</summary>
    public static void Normalize(Span<float> vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
    }
}
