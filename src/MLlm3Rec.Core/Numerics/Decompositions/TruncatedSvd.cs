using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>Writes A·X into <paramref name="product"/>; both are dense and row-major with <paramref name="columns"/> columns.</summary>
public delegate void MatrixProduct(float[] x, float[] product, int columns);

/// <summary>A ≈ U·diag(S)·Vᵀ with the largest singular values first.</summary>
/// <param name="Rank">Number of columns kept; at most what was asked for.</param>
/// <param name="U">[rows × rank], row-major.</param>
/// <param name="S">[rank], descending, positive.</param>
/// <param name="V">[columns × rank], row-major.</param>
public sealed record SingularValues(int Rank, float[] U, float[] S, float[] V);

/// <summary>
/// Truncated singular value decomposition of a matrix that is known only by its products, by random projection with power iterations.
/// </summary>
/// <remarks>
/// Y = A·Ω for a Gaussian Ω; Q = orth(Y); repeat Q = orth(A·orth(Aᵀ·Q)); then the small Gram matrix of W = Aᵀ·Q is diagonalised.
/// Source: Halko, Martinsson and Tropp 2011, "Finding structure with randomness", algorithms 4.4 and 5.1.
/// The sign of each pair of singular vectors is fixed (the largest entry of U is positive), so results are comparable between runs.
/// Singular values below 1e-6 of the first are dropped: a matrix of lower rank gives fewer columns, a zero matrix gives none.
/// </remarks>
public static class TruncatedSvd
{
    private const int Oversampling = 10;

    public static SingularValues Of(
        (int Rows, int Columns) shape, MatrixProduct product, MatrixProduct transposedProduct, int rank, int powerIterations, ulong seed,
        CancellationToken cancellationToken)
    {
        var (rows, columns) = shape;
        var width = Math.Min(rank + Oversampling, Math.Min(rows, columns));
        var right = Gaussian(columns * width, seed);
        var left = new float[rows * width];
        product(right, left, width);
        Orthonormal.Columns(left, rows, width);
        for (var iteration = 0; iteration < powerIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            transposedProduct(left, right, width);
            Orthonormal.Columns(right, columns, width);
            product(right, left, width);
            Orthonormal.Columns(left, rows, width);
        }

        cancellationToken.ThrowIfCancellationRequested();
        transposedProduct(left, right, width);
        return Assemble(shape, left, right, width, rank);
    }

    private static SingularValues Assemble((int Rows, int Columns) shape, float[] q, float[] w, int width, int rank)
    {
        var (values, vectors) = SymmetricEigen.Of(Gram(w, shape.Columns, width), width);
        var first = Math.Sqrt(Math.Max(values.Length == 0 ? 0 : values[0], 0));
        var kept = values.Take(rank).TakeWhile(value => value > 0 && Math.Sqrt(value) > 1e-6 * first).Count();
        var s = values.Take(kept).Select(value => (float)Math.Sqrt(value)).ToArray();
        var u = TimesSmall(q, shape.Rows, width, vectors, kept, column => 1);
        var v = TimesSmall(w, shape.Columns, width, vectors, kept, column => 1 / s[column]);
        FixSigns(u, v, kept);
        return new SingularValues(kept, u, s, v);
    }

    private static float[] Gaussian(int length, ulong seed)
    {
        var random = new SplitMix64(seed);
        var values = new float[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = (float)random.NextGaussian();
        }

        return values;
    }

    private static double[,] Gram(float[] w, int rows, int width)
    {
        var gram = new double[width, width];
        for (var row = 0; row < rows; row++)
        {
            var values = w.AsSpan(row * width, width);
            for (var i = 0; i < width; i++)
            {
                double scale = values[i];
                for (var j = 0; j <= i; j++)
                {
                    gram[i, j] += scale * values[j];
                }
            }
        }

        for (var i = 0; i < width; i++)
        {
            for (var j = i + 1; j < width; j++)
            {
                gram[i, j] = gram[j, i];
            }
        }

        return gram;
    }

    private static float[] TimesSmall(float[] tall, int rows, int width, double[,] small, int kept, Func<int, double> scale)
    {
        var weights = new float[kept * width];
        for (var column = 0; column < kept; column++)
        {
            for (var i = 0; i < width; i++)
            {
                weights[column * width + i] = (float)(small[i, column] * scale(column));
            }
        }

        var result = new float[rows * kept];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < kept; column++)
            {
                result[row * kept + column] = TensorPrimitives.Dot<float>(tall.AsSpan(row * width, width), weights.AsSpan(column * width, width));
            }
        }

        return result;
    }

    private static void FixSigns(float[] u, float[] v, int kept)
    {
        for (var column = 0; column < kept; column++)
        {
            var largest = 0f;
            for (var i = column; i < u.Length; i += kept)
            {
                largest = Math.Abs(u[i]) > Math.Abs(largest) ? u[i] : largest;
            }

            if (largest < 0)
            {
                Negate(u, column, kept);
                Negate(v, column, kept);
            }
        }
    }

    private static void Negate(float[] values, int column, int kept)
    {
        for (var i = column; i < values.Length; i += kept)
        {
            values[i] = -values[i];
        }
    }
}
