namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>Symmetric positive definite matrices, in place.</summary>
public static class PositiveDefinite
{
    /// <summary>The largest size whose entries one array can hold.</summary>
    public const int MaxSize = 46_340;

    /// <summary>A ← A⁻¹.</summary>
    /// <remarks>
    /// A = L·Lᵀ, then L⁻¹, then A⁻¹ = L⁻ᵀ·L⁻¹: n³ operations in float32, no second matrix. The result does not depend on the number of threads.
    /// </remarks>
    /// <param name="matrix">[size × size], row-major; only the lower triangle is read, both are written.</param>
    /// <param name="size">At most <see cref="MaxSize"/>.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <param name="cancellationToken">Checked between blocks; leaves the matrix half done.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static void Invert(float[] matrix, int size, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, size * size);
        var all = new SquareBlock(matrix, size, 0, 0, size, size, threads);
        CholeskyFactor.Factor(all, cancellationToken);
        LowerTriangle.Invert(all, cancellationToken);
        LowerTriangle.Square(all, cancellationToken);
        Mirror(matrix, size, cancellationToken);
    }

    /// <summary>Copies the lower triangle to the upper, in tiles that fit the cache.</summary>
    private static void Mirror(float[] matrix, int size, CancellationToken cancellationToken)
    {
        const int Tile = 32;
        for (var top = 0; top < size; top += Tile)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var left = 0; left <= top; left += Tile)
            {
                for (var row = top; row < Math.Min(top + Tile, size); row++)
                {
                    for (var column = left; column < Math.Min(left + Tile, row); column++)
                    {
                        matrix[column * size + row] = matrix[row * size + column];
                    }
                }
            }
        }
    }
}
