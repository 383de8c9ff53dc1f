namespace MLlm3Rec.Numerics.Products;

/// <summary>A float32 matrix that lies somewhere in memory: entry (r, c) at r · rowStride + c · columnStride.</summary>
/// <remarks>A view never copies: a block of a larger matrix, one head of an attention layer and a transpose are views as well.</remarks>
public readonly ref struct MatrixView
{
    private readonly ReadOnlySpan<float> values;

    /// <summary>A whole row-major matrix.</summary>
    /// <param name="values">[rows × columns].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public MatrixView(ReadOnlySpan<float> values, int rows, int columns)
        : this(values, rows, columns, columns)
    {
    }

    /// <summary>A block of a row-major matrix.</summary>
    /// <param name="values">Begins at the block's first entry.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="columns">Columns of the block.</param>
    /// <param name="rowStride">Columns of the matrix that the block is cut from.</param>
    public MatrixView(ReadOnlySpan<float> values, int rows, int columns, int rowStride)
        : this(values, rows, columns, rowStride, columnStride: 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (rows > 0 && columns > 0 && (rowStride < columns || values.Length < (long)(rows - 1) * rowStride + columns))
        {
            throw new ArgumentException(
                $"{rows} rows of {columns} entries, {rowStride} apart, do not fit into {values.Length} entries.", nameof(values));
        }
    }

    private MatrixView(ReadOnlySpan<float> values, int rows, int columns, int rowStride, int columnStride)
    {
        this.values = values;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    public int Rows { get; }

    public int Columns { get; }

    public int RowStride { get; }

    public int ColumnStride { get; }

    /// <summary>The transpose, of the same memory.</summary>
    public MatrixView Transposed => new(values, Columns, Rows, ColumnStride, RowStride);

    public ref readonly float GetPinnableReference() => ref values.GetPinnableReference();
}
