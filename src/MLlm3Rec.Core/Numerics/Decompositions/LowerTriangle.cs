using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>Inverse and square of a lower triangular matrix, in place, by halving as in <see cref="CholeskyFactor"/>.</summary>
internal static class LowerTriangle
{
    /// <summary>L ← L⁻¹. n³/3 operations.</summary>
    public static void Invert(SquareBlock l, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (l.Rows <= CholeskyFactor.Leaf)
        {
            var inverse = InverseOfLeaf(l);
            for (var row = 0; row < l.Rows; row++)
            {
                inverse.AsSpan(row * l.Rows, row + 1).CopyTo(l.RowOf(row));
            }

            return;
        }

        var (head, tail, below) = Split(l, out _);
        Invert(head, cancellationToken);
        Invert(tail, cancellationToken);

        // −L₂₂⁻¹ · L₂₁ · L₁₁⁻¹, one triangle at a time.
        MultiplyLeft(tail, below, transposed: false, scale: -1);
        MultiplyRight(below, head);
    }

    /// <summary>The lower triangle of L ← Lᵀ·L. n³/3 operations.</summary>
    public static void Square(SquareBlock l, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (l.Rows <= CholeskyFactor.Leaf)
        {
            var triangle = TriangleOf(l);
            var view = new MatrixView(triangle, l.Rows, l.Rows);
            l.SetProduct(view.Transposed, view);
            return;
        }

        var (head, tail, below) = Split(l, out _);
        Square(head, cancellationToken);
        CholeskyFactor.AddSquare(head, below, transposed: true, scale: 1);
        MultiplyLeft(tail, below, transposed: true, scale: 1);
        Square(tail, cancellationToken);
    }

    /// <summary>The inverse of a small lower triangle, with zeros above the diagonal.</summary>
    public static float[] InverseOfLeaf(SquareBlock l)
    {
        var size = l.Rows;
        var inverse = new float[size * size];
        for (var column = 0; column < size; column++)
        {
            for (var row = column; row < size; row++)
            {
                var values = l.RowOf(row);
                var sum = row == column ? 1.0 : 0.0;
                for (var k = column; k < row; k++)
                {
                    sum -= (double)values[k] * inverse[k * size + column];
                }

                inverse[row * size + column] = (float)(sum / values[row]);
            }
        }

        return inverse;
    }

    /// <summary>X ← scale · L·X, or scale · Lᵀ·X.</summary>
    private static void MultiplyLeft(SquareBlock l, SquareBlock x, bool transposed, float scale)
    {
        if (l.Rows <= CholeskyFactor.Leaf)
        {
            var triangle = new MatrixView(TriangleOf(l), l.Rows, l.Rows);
            x.MultiplyLeft(transposed ? triangle.Transposed : triangle, scale);
            return;
        }

        var (head, tail, below) = Split(l, out var size);
        var (first, second) = (x.Cut(0, size, 0, x.Columns), x.Cut(size, x.Rows - size, 0, x.Columns));
        if (transposed)
        {
            MultiplyLeft(head, first, transposed, scale);
            first.AddProduct(below.View.Transposed, second.View, scale);
            MultiplyLeft(tail, second, transposed, scale);
        }
        else
        {
            MultiplyLeft(tail, second, transposed, scale);
            second.AddProduct(below.View, first.View, scale);
            MultiplyLeft(head, first, transposed, scale);
        }
    }

    /// <summary>X ← X·L.</summary>
    private static void MultiplyRight(SquareBlock x, SquareBlock l)
    {
        if (l.Rows <= CholeskyFactor.Leaf)
        {
            x.MultiplyRight(new MatrixView(TriangleOf(l), l.Rows, l.Rows));
            return;
        }

        var (head, tail, below) = Split(l, out var size);
        var (first, second) = (x.Cut(0, x.Rows, 0, size), x.Cut(0, x.Rows, size, x.Columns - size));
        MultiplyRight(first, head);
        first.AddProduct(second.View, below.View, scale: 1);
        MultiplyRight(second, tail);
    }

    private static (SquareBlock Head, SquareBlock Tail, SquareBlock Below) Split(SquareBlock l, out int head)
    {
        head = CholeskyFactor.Half(l.Rows);
        var tail = l.Rows - head;
        return (l.Cut(0, head, 0, head), l.Cut(head, tail, head, tail), l.Cut(head, tail, 0, head));
    }

    /// <summary>A copy with zeros above the diagonal.</summary>
    private static float[] TriangleOf(SquareBlock l)
    {
        var copy = new float[l.Rows * l.Rows];
        for (var row = 0; row < l.Rows; row++)
        {
            l.RowOf(row)[..(row + 1)].CopyTo(copy.AsSpan(row * l.Rows));
        }

        return copy;
    }
}
