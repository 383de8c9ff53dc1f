using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>A = L·Lᵀ of a symmetric positive definite matrix, in place.</summary>
/// <remarks>
/// Split in halves again and again, so that nearly all of the n³/3 operations are products of large blocks; only triangles of 64 are worked
/// entry by entry. Reads and writes the lower triangle; what stands above the diagonal is not touched.
/// Source: Gustavson 1997 (recursive blocking), doi:10.1147/rd.416.0737.
/// </remarks>
internal static class CholeskyFactor
{
    public const int Leaf = 64;

    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static void Factor(SquareBlock a, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (a.Rows <= Leaf)
        {
            FactorLeaf(a);
            return;
        }

        var head = Half(a.Rows);
        var tail = a.Rows - head;
        var below = a.Cut(head, tail, 0, head);
        Factor(a.Cut(0, head, 0, head), cancellationToken);
        SolveRight(a.Cut(0, head, 0, head), below, cancellationToken);
        AddSquare(a.Cut(head, tail, head, tail), below, transposed: false, scale: -1);
        Factor(a.Cut(head, tail, head, tail), cancellationToken);
    }

    /// <summary>The lower triangle of C += scale · X·Xᵀ, or of scale · Xᵀ·X.</summary>
    public static void AddSquare(SquareBlock c, SquareBlock x, bool transposed, float scale)
    {
        const int Whole = 256;
        if (c.Rows <= Whole)
        {
            // The upper half of a small block is computed and thrown away by whoever reads the lower triangle only.
            c.AddProduct(transposed ? x.View.Transposed : x.View, transposed ? x.View : x.View.Transposed, scale);
            return;
        }

        var head = Half(c.Rows);
        var tail = c.Rows - head;
        var (first, second) = transposed
            ? (x.Cut(0, x.Rows, 0, head), x.Cut(0, x.Rows, head, tail))
            : (x.Cut(0, head, 0, x.Columns), x.Cut(head, tail, 0, x.Columns));
        AddSquare(c.Cut(0, head, 0, head), first, transposed, scale);
        c.Cut(head, tail, 0, head)
            .AddProduct(transposed ? second.View.Transposed : second.View, transposed ? first.View : first.View.Transposed, scale);
        AddSquare(c.Cut(head, tail, head, tail), second, transposed, scale);
    }

    /// <summary>X ← X·L⁻ᵀ for a lower triangular L.</summary>
    private static void SolveRight(SquareBlock l, SquareBlock x, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (l.Rows <= Leaf)
        {
            var inverse = LowerTriangle.InverseOfLeaf(l);
            x.MultiplyRight(new MatrixView(inverse, l.Rows, l.Rows).Transposed);
            return;
        }

        var head = Half(l.Rows);
        var tail = l.Rows - head;
        var (first, second) = (x.Cut(0, x.Rows, 0, head), x.Cut(0, x.Rows, head, tail));
        SolveRight(l.Cut(0, head, 0, head), first, cancellationToken);
        second.AddProduct(first.View, l.Cut(head, tail, 0, head).View.Transposed, scale: -1);
        SolveRight(l.Cut(head, tail, head, tail), second, cancellationToken);
    }

    private static void FactorLeaf(SquareBlock a)
    {
        for (var row = 0; row < a.Rows; row++)
        {
            var current = a.RowOf(row);
            for (var column = 0; column <= row; column++)
            {
                var other = a.RowOf(column);
                double sum = current[column];
                for (var k = 0; k < column; k++)
                {
                    sum -= (double)current[k] * other[k];
                }

                if (column < row)
                {
                    current[column] = (float)(sum / other[column]);
                }
                else
                {
                    // The float's own square root: what is stored must be a positive number.
                    current[row] = MathF.Sqrt((float)sum);
                    if (!(current[row] > 0))
                    {
                        throw new ArithmeticException(
                            "The matrix is not positive definite in single precision; a larger regularization usually helps.");
                    }
                }
            }
        }
    }

    /// <summary>About half, in whole leaves.</summary>
    public static int Half(int size) => Math.Max(Leaf, size / 2 / Leaf * Leaf);
}
