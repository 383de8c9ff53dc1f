using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics;

/// <summary>Sums over some rows of a row-major matrix, four rows at a time so that the sum is loaded and stored once for four.</summary>
public static class GatheredRows
{
    private const int Together = 4;

    /// <summary>sum += Σᵣ (constant + slope · (matrix[r] · vector)) · matrix[r], r running over <paramref name="rows"/> in their order.</summary>
    /// <param name="matrix">[any × width], row-major; width is the length of <paramref name="vector"/>.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="vector">[width].</param>
    /// <param name="constant">Weight of every row.</param>
    /// <param name="slope">Weight of a row's product with the vector; 0 saves that product.</param>
    /// <param name="sum">[width].</param>
    public static void AddWeighted(
        ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> vector, float constant, float slope, Span<float> sum)
    {
        Span<float> weights = stackalloc float[Together];
        var place = 0;
        for (; place + Together <= rows.Length; place += Together)
        {
            weights.Clear();
            if (slope != 0)
            {
                Dots(matrix, rows.Slice(place, Together), vector, weights);
            }

            for (var row = 0; row < Together; row++)
            {
                weights[row] = constant + slope * weights[row];
            }

            AddFour(matrix, rows.Slice(place, Together), weights, sum);
        }

        foreach (var row in rows[place..])
        {
            var values = matrix.Slice(row * sum.Length, sum.Length);
            TensorPrimitives.MultiplyAdd(values, constant + (slope == 0 ? 0 : slope * TensorPrimitives.Dot(values, vector)), sum, sum);
        }
    }

    /// <summary>sum += Σₑ weights[e] · matrix[rows[e]].</summary>
    public static void Add(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> sum)
    {
        var place = 0;
        for (; place + Together <= rows.Length; place += Together)
        {
            AddFour(matrix, rows.Slice(place, Together), weights.Slice(place, Together), sum);
        }

        for (; place < rows.Length; place++)
        {
            TensorPrimitives.MultiplyAdd(matrix.Slice(rows[place] * sum.Length, sum.Length), weights[place], sum, sum);
        }
    }

    private static void Dots(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> vector, Span<float> dots)
    {
        var width = vector.Length;
        ref var v0 = ref MemoryMarshal.GetReference(vector);
        ref var a0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[0] * width, width));
        ref var b0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[1] * width, width));
        ref var c0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[2] * width, width));
        ref var d0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[3] * width, width));
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        nuint place = 0;
        for (; place + (nuint)Vector<float>.Count <= (nuint)width; place += (nuint)Vector<float>.Count)
        {
            var v = Vector.LoadUnsafe(ref v0, place);
            a = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref a0, place), a);
            b = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref b0, place), b);
            c = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref c0, place), c);
            d = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref d0, place), d);
        }

        (dots[0], dots[1], dots[2], dots[3]) = (Vector.Sum(a), Vector.Sum(b), Vector.Sum(c), Vector.Sum(d));
        for (var rest = (int)place; rest < width; rest++)
        {
            for (var row = 0; row < Together; row++)
            {
                dots[row] += vector[rest] * matrix[rows[row] * width + rest];
            }
        }
    }

    private static void AddFour(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> sum)
    {
        var width = sum.Length;
        ref var s0 = ref MemoryMarshal.GetReference(sum);
        ref var a0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[0] * width, width));
        ref var b0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[1] * width, width));
        ref var c0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[2] * width, width));
        ref var d0 = ref MemoryMarshal.GetReference(matrix.Slice(rows[3] * width, width));
        var (a, b, c, d) =
            (new Vector<float>(weights[0]), new Vector<float>(weights[1]), new Vector<float>(weights[2]), new Vector<float>(weights[3]));
        nuint place = 0;
        for (; place + (nuint)Vector<float>.Count <= (nuint)width; place += (nuint)Vector<float>.Count)
        {
            var s = Vector.FusedMultiplyAdd(a, Vector.LoadUnsafe(ref a0, place), Vector.LoadUnsafe(ref s0, place));
            s = Vector.FusedMultiplyAdd(b, Vector.LoadUnsafe(ref b0, place), s);
            s = Vector.FusedMultiplyAdd(c, Vector.LoadUnsafe(ref c0, place), s);
            Vector.FusedMultiplyAdd(d, Vector.LoadUnsafe(ref d0, place), s).StoreUnsafe(ref s0, place);
        }

        for (var rest = (int)place; rest < width; rest++)
        {
            for (var row = 0; row < Together; row++)
            {
                sum[rest] += weights[row] * matrix[rows[row] * width + rest];
            }
        }
    }
}
