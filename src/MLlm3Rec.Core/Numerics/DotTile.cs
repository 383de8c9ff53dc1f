using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLlm3Rec.Numerics;

/// <summary>Dot products of every pair of rows of two small dense blocks.</summary>
/// <remarks>
/// Eight pairs at a time while both blocks have four rows left, each pair with a sum of its own. A pair's sum is formed in the same order wherever
/// it stands and whichever of the two comes first, so the same pair gives the same bits everywhere: what ranks by it does not depend on blocks or threads.
/// </remarks>
public static class DotTile
{
    /// <summary>Rows are padded with zeros to a multiple of this many places.</summary>
    public const int Lanes = 16;

    private const int Together = 4;

    /// <summary>The padded length of a row of <paramref name="columns"/> places.</summary>
    public static int Padded(int columns) => (columns + Lanes - 1) / Lanes * Lanes;

    /// <param name="left">[l × width], row-major; width is a multiple of <see cref="Lanes"/>.</param>
    /// <param name="right">[r × width], row-major.</param>
    /// <param name="width">Padded length of a row.</param>
    /// <param name="result">[l × r], row-major.</param>
    public static void Products(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int width, Span<float> result)
    {
        var (rows, columns) = (left.Length / width, right.Length / width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(width % Lanes, 0, nameof(width));
        ArgumentOutOfRangeException.ThrowIfLessThan(result.Length, rows * columns, nameof(result));
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        for (var row = 0; row < rows; row += Together)
        {
            var tall = Math.Min(Together, rows - row);
            for (var column = 0; column < columns; column += Together)
            {
                var wide = Math.Min(Together, columns - column);
                if (tall == Together && wide == Together)
                {
                    Sixteen(ref a, ref b, (nuint)(row * width), (nuint)(column * width), (nuint)width, result[(row * columns + column)..], columns);
                    continue;
                }

                for (var i = row; i < row + tall; i++)
                {
                    for (var j = column; j < column + wide; j++)
                    {
                        result[i * columns + j] = One(ref a, ref b, (nuint)(i * width), (nuint)(j * width), (nuint)width);
                    }
                }
            }
        }
    }

    /// <summary>One pair, to the same bits as in a tile.</summary>
    public static float Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        One(ref MemoryMarshal.GetReference(left), ref MemoryMarshal.GetReference(right), 0, 0, (nuint)Math.Min(left.Length, right.Length));

    private static float One(ref float a, ref float b, nuint i, nuint j, nuint width)
    {
        var sum = Vector512<float>.Zero;
        for (nuint place = 0; place < width; place += Lanes)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + place), Vector512.LoadUnsafe(ref b, j + place), sum);
        }

        return Vector512.Sum(sum);
    }

    private static void Sixteen(ref float a, ref float b, nuint i, nuint j, nuint width, Span<float> result, int stride)
    {
        for (var half = 0; half < Together; half += 2)
        {
            var (s00, s01, s02, s03) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            var (s10, s11, s12, s13) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            for (nuint place = 0; place < width; place += Lanes)
            {
                var x0 = Vector512.LoadUnsafe(ref a, i + place);
                var x1 = Vector512.LoadUnsafe(ref a, i + width + place);
                var y = Vector512.LoadUnsafe(ref b, j + place);
                s00 = Vector512.FusedMultiplyAdd(x0, y, s00);
                s10 = Vector512.FusedMultiplyAdd(x1, y, s10);
                y = Vector512.LoadUnsafe(ref b, j + width + place);
                s01 = Vector512.FusedMultiplyAdd(x0, y, s01);
                s11 = Vector512.FusedMultiplyAdd(x1, y, s11);
                y = Vector512.LoadUnsafe(ref b, j + 2 * width + place);
                s02 = Vector512.FusedMultiplyAdd(x0, y, s02);
                s12 = Vector512.FusedMultiplyAdd(x1, y, s12);
                y = Vector512.LoadUnsafe(ref b, j + 3 * width + place);
                s03 = Vector512.FusedMultiplyAdd(x0, y, s03);
                s13 = Vector512.FusedMultiplyAdd(x1, y, s13);
            }

            var row = result[(half * stride)..];
            (row[0], row[1], row[2], row[3]) = (Vector512.Sum(s00), Vector512.Sum(s01), Vector512.Sum(s02), Vector512.Sum(s03));
            row = row[stride..];
            (row[0], row[1], row[2], row[3]) = (Vector512.Sum(s10), Vector512.Sum(s11), Vector512.Sum(s12), Vector512.Sum(s13));
            i += 2 * width;
        }
    }
}
