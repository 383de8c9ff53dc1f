namespace MLlm3Rec.Numerics;

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

    /// <summary>this = left · right, where right was copied from this.</summary>
    public void SetProduct(MatrixView left, MatrixView right, float scale = 1) =>
        DenseProduct.Run(left, right, Values, Size, scale, add: false, Threads);

    /// <summary>The values, row after row without gaps.</summary>
    public float[] Copy()
    {
        var copy = new float[Rows * Columns];
        for (var row = 0; row < Rows; row++)
        {
            RowOf(row).CopyTo(copy.AsSpan(row * Columns));
        }

        return copy;
    }
}
