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
    /// stands, so <see cref="RowDotsAt"/> gives the same bits.
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
            var start = row * columns;
            FourDots(matrix, (start, start + columns, start + 2 * columns, start + 3 * columns), vector, result.Slice(row, Together));
        }

        for (; row < result.Length; row++)
        {
            result[row] = Dot(matrix.Slice(row * columns, columns), vector);
        }
    }

    /// <summary>The dot products of some rows: <c>result[p] = Σ_c matrix[rows[p], c] · vector[c]</c>, the same bits as of all rows.</summary>
    /// <param name="matrix">[any × columns], row-major.</param>
    /// <param name="rows">Which rows; repeats are allowed.</param>
    /// <param name="vector">[columns].</param>
    /// <param name="result">One per row asked for.</param>
    public static void RowDotsAt(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> vector, Span<float> result)
    {
        var columns = vector.Length;
        var place = 0;
        for (; place + Together <= rows.Length; place += Together)
        {
            FourDots(
                matrix,
                (rows[place] * columns, rows[place + 1] * columns, rows[place + 2] * columns, rows[place + 3] * columns),
                vector,
                result.Slice(place, Together));
        }

        for (; place < rows.Length; place++)
        {
            result[place] = Dot(matrix.Slice(rows[place] * columns, columns), vector);
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

    /// <param name="matrix">Row-major.</param>
    /// <param name="starts">Where four rows begin.</param>
    /// <param name="vector">As long as a row.</param>
    /// <param name="result">Four places.</param>
    private static void FourDots(ReadOnlySpan<float> matrix, (int A, int B, int C, int D) starts, ReadOnlySpan<float> vector, Span<float> result)
    {
        var columns = vector.Length;
        ref var query = ref MemoryMarshal.GetReference(vector);
        ref var rowA = ref MemoryMarshal.GetReference(matrix.Slice(starts.A, columns));
        ref var rowB = ref MemoryMarshal.GetReference(matrix.Slice(starts.B, columns));
        ref var rowC = ref MemoryMarshal.GetReference(matrix.Slice(starts.C, columns));
        ref var rowD = ref MemoryMarshal.GetReference(matrix.Slice(starts.D, columns));
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var column = 0;
        for (; column + Vector<float>.Count <= columns; column += Vector<float>.Count)
        {
            var part = Vector.LoadUnsafe(ref query, (nuint)column);
            a += part * Vector.LoadUnsafe(ref rowA, (nuint)column);
            b += part * Vector.LoadUnsafe(ref rowB, (nuint)column);
            c += part * Vector.LoadUnsafe(ref rowC, (nuint)column);
            d += part * Vector.LoadUnsafe(ref rowD, (nuint)column);
        }

        var (sumA, sumB, sumC, sumD) = (Vector.Sum(a), Vector.Sum(b), Vector.Sum(c), Vector.Sum(d));
        for (; column < columns; column++)
        {
            sumA += vector[column] * matrix[starts.A + column];
            sumB += vector[column] * matrix[starts.B + column];
            sumC += vector[column] * matrix[starts.C + column];
            sumD += vector[column] * matrix[starts.D + column];
        }

        (result[0], result[1], result[2], result[3]) = (sumA, sumB, sumC, sumD);
    }

    /// <summary>One row by itself, summed as <see cref="FourDots"/> sums each of its four.</summary>
    private static float Dot(ReadOnlySpan<float> row, ReadOnlySpan<float> vector)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var query = ref MemoryMarshal.GetReference(vector);
        var packed = Vector<float>.Zero;
        var column = 0;
        for (; column + Vector<float>.Count <= vector.Length; column += Vector<float>.Count)
        {
            packed += Vector.LoadUnsafe(ref query, (nuint)column) * Vector.LoadUnsafe(ref first, (nuint)column);
        }

        var sum = Vector.Sum(packed);
        for (; column < vector.Length; column++)
        {
            sum += vector[column] * row[column];
        }

        return sum;
    }
}
