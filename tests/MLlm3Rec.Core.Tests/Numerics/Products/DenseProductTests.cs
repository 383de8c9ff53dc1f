namespace MLlm3Rec.Numerics.Products;

public sealed class DenseProductTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 7, 5 }, { 3, 1, 33 }, { 5, 257, 1 }, { 8, 256, 32 }, { 9, 300, 31 }, { 64, 50, 50 },
        { 241, 64, 97 }, { 250, 800, 65 }, { 7, 3, 3100 }, { 100, 0, 9 }, { 0, 4, 4 }, { 4, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_AnyShape_EqualsThePlainLoop(int rows, int depth, int columns)
    {
        var (a, b) = (Draw(rows * depth, seed: 1), Draw(depth * columns, seed: 2));
        var result = Draw(rows * columns, seed: 3);

        DenseProduct.Multiply(new MatrixView(a, rows, depth), new MatrixView(b, depth, columns), result);

        AssertClose(Plain(a, b, rows, depth, columns), result, depth);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_TransposedFactors_EqualsThePlainLoop(int rows, int depth, int columns)
    {
        var (a, b) = (Draw(rows * depth, seed: 1), Draw(depth * columns, seed: 2));
        var result = new float[rows * columns];

        DenseProduct.Multiply(
            new MatrixView(Transpose(a, rows, depth), depth, rows).Transposed,
            new MatrixView(Transpose(b, depth, columns), columns, depth).Transposed, result);

        AssertClose(Plain(a, b, rows, depth, columns), result, depth);
    }

    [Fact]
    public void AddTo_WithScale_AddsTheScaledProduct()
    {
        float[] result = [100, 200];

        DenseProduct.AddTo(new MatrixView([1, 2, 3, 4], 2, 2), new MatrixView([10, 1], 2, 1), result, scale: -2);

        Assert.Equal([100 - 2 * (10 + 2), 200 - 2 * (30 + 4)], result);
    }

    [Fact]
    public void Run_BlocksOfLargerMatrices_TouchesNothingElse()
    {
        var (a, b) = (Draw(20 * 30, seed: 1), Draw(30 * 40, seed: 2));
        var result = new float[50 * 60];

        DenseProduct.Run(
            new MatrixView(a.AsSpan(31), 10, 12, rowStride: 30),
            new MatrixView(b.AsSpan(5), 12, 35, rowStride: 40),
            result.AsSpan(61),
            stride: 60,
            scale: 1,
            add: true,
            threads: 1);

        for (var row = 0; row < 50; row++)
        {
            for (var column = 0; column < 60; column++)
            {
                var inside = row is >= 1 and < 11 && column is >= 1 and < 36;
                var expected = inside ? Enumerable.Range(0, 12).Sum(k => (double)a[31 + (row - 1) * 30 + k] * b[5 + k * 40 + column - 1]) : 0;
                Assert.Equal(expected, result[row * 60 + column], tolerance: 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(700, 300, 90)]
    [InlineData(90, 300, 700)]
    public void Multiply_ManyThreads_EqualsOneBitForBit(int rows, int depth, int columns)
    {
        var (a, b) = (Draw(rows * depth, seed: 1), Draw(depth * columns, seed: 2));
        var (one, many) = (new float[rows * columns], new float[rows * columns]);

        DenseProduct.Multiply(new MatrixView(a, rows, depth), new MatrixView(b, depth, columns), one, threads: 1);
        DenseProduct.Multiply(new MatrixView(a, rows, depth), new MatrixView(b, depth, columns), many, threads: 5);

        Assert.Equal(one, many);
    }

    [Fact]
    public void Multiply_OneRowAlone_EqualsItsRowOfABatch()
    {
        const int Rows = 11, Depth = 500, Columns = 70;
        var (a, b) = (Draw(Rows * Depth, seed: 1), Draw(Depth * Columns, seed: 2));
        var (batch, alone) = (new float[Rows * Columns], new float[Columns]);
        DenseProduct.Multiply(new MatrixView(a, Rows, Depth), new MatrixView(b, Depth, Columns), batch);

        DenseProduct.Multiply(new MatrixView(a.AsSpan(10 * Depth), 1, Depth), new MatrixView(b, Depth, Columns), alone);

        Assert.Equal(batch.AsSpan(10 * Columns).ToArray(), alone);
    }

    [Fact]
    public void Kernels_OfEveryWidth_GiveTheSameBits()
    {
        var (wide, middle, narrow) = (Run<ProductKernel512>(), Run<ProductKernel256>(), Run<ProductKernel128>());

        Assert.Equal(wide, middle);
        Assert.Equal(wide, narrow);
    }

    [Fact]
    public void Multiply_ShapesThatDoNotFit_SaysSo() =>
        Assert.Throws<ArgumentException>(
            () => DenseProduct.Multiply(new MatrixView(new float[6], 2, 3), new MatrixView(new float[8], 4, 2), new float[4]));

    private static unsafe float[] Run<TKernel>()
        where TKernel : struct, IProductKernel
    {
        const int Rows = 37, Depth = 490, Columns = 45;
        var (a, b) = (Draw(Rows * Depth, seed: 1), Draw(Depth * Columns, seed: 2));
        var result = new float[Rows * Columns];
        fixed (float* left = a, right = b, target = result)
        {
            BlockedProduct<TKernel>.Run(new ProductBlock
            {
                A = left,
                ARowStride = Depth,
                AColumnStride = 1,
                B = right,
                BRowStride = Columns,
                BColumnStride = 1,
                C = target,
                CStride = Columns,
                Rows = Rows,
                Depth = Depth,
                Columns = Columns,
                Scale = 0.5f,
            });
        }

        return result;
    }

    private static float[] Draw(int length, ulong seed)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, length).Select(_ => 2 * random.NextSingle() - 1)];
    }

    private static double[] Plain(float[] a, float[] b, int rows, int depth, int columns)
    {
        var result = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                for (var k = 0; k < depth; k++)
                {
                    result[row * columns + column] += (double)a[row * depth + k] * b[k * columns + column];
                }
            }
        }

        return result;
    }

    private static float[] Transpose(float[] matrix, int rows, int columns)
    {
        var transposed = new float[matrix.Length];
        for (var place = 0; place < matrix.Length; place++)
        {
            transposed[place % columns * rows + place / columns] = matrix[place];
        }

        return transposed;
    }

    private static void AssertClose(double[] expected, float[] actual, int depth)
    {
        for (var place = 0; place < expected.Length; place++)
        {
            Assert.Equal(expected[place], actual[place], tolerance: 1e-6 * (depth + 1));
        }
    }
}
