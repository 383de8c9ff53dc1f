using System.Buffers;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>A rectangle of one row-major square matrix, changed in place by products with other rectangles of it.</summary>
internal readonly record struct SquareBlock(float[] Matrix, int Size, int Row, int Column, int Rows, int Columns, int Threads)
{
    private Span<float> Values => Matrix.AsSpan(Row * Size + Column);

    public MatrixView View => new(Values, Rows, Columns, Size);

    public Span<float> RowOf(int row) => Matrix.AsSpan((Row + row) * Size + Column, Columns);

    public SquareBlock Cut(int row, int rows, int column, int columns) =>
        this with { Row = Row + row, Column = Column + column, Rows = rows, Columns = columns };

    /// <summary>this += scale · left · right.</summary>
    public void AddProduct(MatrixView left, MatrixView right, float scale) =>
        DenseProduct.Run(left, right, Values, Size, scale, add: true, Threads);

    /// <summary>this = left · right.</summary>
    public void SetProduct(MatrixView left, MatrixView right) => DenseProduct.Run(left, right, Values, Size, scale: 1, add: false, Threads);

    /// <summary>this = scale · left · this.</summary>
    public void MultiplyLeft(MatrixView left, float scale)
    {
        var copy = Rent();
        DenseProduct.Run(left, new MatrixView(copy, Rows, Columns), Values, Size, scale, add: false, Threads);
        ArrayPool<float>.Shared.Return(copy);
    }

    /// <summary>this = this · right.</summary>
    public void MultiplyRight(MatrixView right)
    {
        var copy = Rent();
        SetProduct(new MatrixView(copy, Rows, Columns), right);
        ArrayPool<float>.Shared.Return(copy);
    }

    /// <summary>The values, row after row without gaps, in an array of the pool.</summary>
    private float[] Rent()
    {
        var copy = ArrayPool<float>.Shared.Rent(Rows * Columns);
        for (var row = 0; row < Rows; row++)
        {
            RowOf(row).CopyTo(copy.AsSpan(row * Columns));
        }

        return copy;
    }
}
