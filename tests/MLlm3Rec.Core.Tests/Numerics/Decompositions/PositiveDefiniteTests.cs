using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Decompositions;

public sealed class PositiveDefiniteTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    [InlineData(300)]
    [InlineData(700)]
    public void Invert_TimesTheMatrix_IsTheIdentity(int size)
    {
        var matrix = Draw(size);
        var inverse = matrix.ToArray();

        PositiveDefinite.Invert(inverse, size, threads: 2, TestContext.Current.CancellationToken);

        var product = new float[size * size];
        DenseProduct.Multiply(new MatrixView(matrix, size, size), new MatrixView(inverse, size, size), product);
        for (var place = 0; place < product.Length; place++)
        {
            Assert.Equal(place % (size + 1) == 0 ? 1 : 0, product[place], tolerance: 2e-4);
        }
    }

    [Fact]
    public void Invert_TwoByTwo_HandComputed()
    {
        // det = 4·3 − 2² = 8; the entry above the diagonal is not read.
        float[] matrix = [4, 99, 2, 3];

        PositiveDefinite.Invert(matrix, 2, threads: 1, TestContext.Current.CancellationToken);

        Assert.Equal([3 / 8f, -2 / 8f, -2 / 8f, 4 / 8f], matrix.Select(entry => MathF.Round(entry, 6)));
    }

    [Fact]
    public void Invert_MoreThreads_GivesTheSameBits()
    {
        var (one, three) = (Draw(400), Draw(400));

        PositiveDefinite.Invert(one, 400, threads: 1, TestContext.Current.CancellationToken);
        PositiveDefinite.Invert(three, 400, threads: 3, TestContext.Current.CancellationToken);

        Assert.Equal(one, three);
    }

    [Fact]
    public void Invert_NotPositiveDefinite_SaysSo() =>
        Assert.Throws<ArithmeticException>(() => PositiveDefinite.Invert([1, 0, 2, 1], 2, threads: 1, TestContext.Current.CancellationToken));

    /// <summary>XᵀX + size · identity for a uniform X.</summary>
    private static float[] Draw(int size)
    {
        var random = new SplitMix64(7);
        float[] x = [.. Enumerable.Range(0, size * size).Select(_ => 2 * random.NextSingle() - 1)];
        var matrix = new float[size * size];
        for (var row = 0; row < size; row++)
        {
            matrix[row * size + row] = size;
        }

        DenseProduct.AddTo(new MatrixView(x, size, size).Transposed, new MatrixView(x, size, size), matrix);
        return matrix;
    }
}
