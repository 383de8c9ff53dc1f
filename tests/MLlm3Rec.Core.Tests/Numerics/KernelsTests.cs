using CsCheck;

namespace MLlm3Rec.Numerics;

public sealed class KernelsTests
{
    [Fact]
    public void RowDots_TwoRows_OneProductEach()
    {
        var result = new float[2];

        Kernels.RowDots([1, 2, 3, 4, 5, 6], [1, 0, -1], result);

        Assert.Equal([-2, -2], result);
    }

    [Fact]
    public void RowDots_AnyShape_EqualsTheNaiveSum() => Gen.Select(Gen.Int[0, 13], Gen.Int[1, 40]).Sample((rows, columns) =>
    {
        float[] matrix = [.. Enumerable.Range(0, rows * columns).Select(place => (float)(place % 7 - 3))];
        float[] vector = [.. Enumerable.Range(0, columns).Select(place => (float)(place % 5 - 2))];
        var result = new float[rows];

        Kernels.RowDots(matrix, vector, result);

        Assert.Equal(
            Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Sum(column => matrix[row * columns + column] * vector[column])),
            result);
    });

    [Fact]
    public void RowDotsAt_AnyRows_BitsOfAllRows() => Gen.Select(Gen.Int[1, 13], Gen.Int[1, 40], Gen.UInt).Sample((rows, columns, seed) =>
    {
        var random = new SplitMix64(seed);
        float[] matrix = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.NextGaussian())];
        float[] vector = [.. Enumerable.Range(0, columns).Select(_ => (float)random.NextGaussian())];
        int[] wanted = [.. Enumerable.Range(0, 2 * rows).Select(place => place * 5 % rows)];
        var (all, some) = (new float[rows], new float[wanted.Length]);

        Kernels.RowDots(matrix, vector, all);
        Kernels.RowDotsAt(matrix, wanted, vector, some);

        Assert.Equal(
            wanted.Select(row => BitConverter.SingleToUInt32Bits(all[row])), some.Select(BitConverter.SingleToUInt32Bits));
    });

    [Fact]
    public void Normalize_ThreeFour_IsThreeFifthsFourFifths()
    {
        float[] vector = [3, 4];

        Kernels.Normalize(vector);

        Assert.Equal(0.6f, vector[0], 1e-6f);
        Assert.Equal(0.8f, vector[1], 1e-6f);
    }

    [Fact]
    public void Normalize_Zero_StaysZero()
    {
        float[] vector = [0, 0];

        Kernels.Normalize(vector);

        Assert.Equal([0, 0], vector);
    }
}
