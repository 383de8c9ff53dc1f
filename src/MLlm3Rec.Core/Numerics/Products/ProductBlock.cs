namespace MLlm3Rec.Numerics.Products;

/// <summary>One rectangle of a product, as pointers: what one thread computes.</summary>
internal unsafe struct ProductBlock
{
    public float* A;
    public nint ARowStride;
    public nint AColumnStride;
    public float* B;
    public nint BRowStride;
    public nint BColumnStride;
    public float* C;
    public nint CStride;
    public int Rows;
    public int Depth;
    public int Columns;
    public float Scale;
    public bool Add;

    /// <summary>The part that covers some rows and columns of the result.</summary>
    public readonly ProductBlock Cut(int row, int rows, int column, int columns)
    {
        var cut = this;
        cut.A += row * ARowStride;
        cut.B += column * BColumnStride;
        cut.C += row * CStride + column;
        cut.Rows = rows;
        cut.Columns = columns;
        return cut;
    }
}
