using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics;

/// <summary>Dense float32 kernels over row-major matrices.</summary>
public static class Kernels
{
    private const int Together = 4;

    /// <summary>One dot product per row: <c>result[r] = Σ_c matrix[r, c] · vector[c]</c>.</summary>
    /// <remarks>
    /// Four rows at a time, so that each load of the vector serves four products. A row's sum is formed in the same order wherever the row
    /// stands, except that the last rows (rows mod 4) are summed by the platform's own dot product.
    /// </remarks>
    /// <param name="matrix">[rows × columns], row-major.</param>
    /// <param name="vector">[columns].</param>
    /// <param name="result">[rows].</param>
    public static void RowDots(ReadOnlySpan<float> matrix, ReadOnlySpan<float> vector, Span<float> result)
    {
        var columns = vector.Length;
        if (matrix.Length != columns * result.Length)
        {
            throw new ArgumentException(
                $"A matrix of {result.Length} rows and {columns} columns has {result.Length * columns} entries, not {matrix.Length}.",
                nameof(matrix));
        }

        var row = 0;
        for (; row + Together <= result.Length; row += Together)
        {
            FourDots(matrix.Slice(row * columns, Together * columns), vector, result.Slice(row, Together));
        }

        for (; row < result.Length; row++)
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

    private static void FourDots(ReadOnlySpan<float> rows, ReadOnlySpan<float> vector, Span<float> result)
    {
        var columns = vector.Length;
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var query = ref MemoryMarshal.GetReference(vector);
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var column = 0;
        for (; column + Vector<float>.Count <= columns; column += Vector<float>.Count)
        {
            var part = Vector.LoadUnsafe(ref query, (nuint)column);
            a += part * Vector.LoadUnsafe(ref first, (nuint)column);
            b += part * Vector.LoadUnsafe(ref first, (nuint)(column + columns));
            c += part * Vector.LoadUnsafe(ref first, (nuint)(column + 2 * columns));
            d += part * Vector.LoadUnsafe(ref first, (nuint)(column + 3 * columns));
        }

        var (sumA, sumB, sumC, sumD) = (Vector.Sum(a), Vector.Sum(b), Vector.Sum(c), Vector.Sum(d));
        for (; column < columns; column++)
        {
            sumA += vector[column] * rows[column];
            sumB += vector[column] * rows[column + columns];
            sumC += vector[column] * rows[column + 2 * columns];
            sumD += vector[column] * rows[column + 3 * columns];
        }

        (result[0], result[1], result[2], result[3]) = (sumA, sumB, sumC, sumD);
    }
}
