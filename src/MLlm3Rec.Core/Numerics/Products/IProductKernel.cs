namespace MLlm3Rec.Numerics.Products;

/// <summary>The innermost step of a matrix product: one tile of the result, held in registers while the depth runs.</summary>
/// <remarks>
/// An entry is the fused sum Σₖ a[k]·b[k] in the order of k from zero, then scaled and stored or added. No kernel sums in another order,
/// so an entry does not depend on where in which tile it lies.
/// </remarks>
internal unsafe interface IProductKernel
{
    /// <summary>Rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of the tile.</summary>
    static abstract int Columns { get; }

    /// <param name="depth">Terms of each sum.</param>
    /// <param name="a">Packed [depth × Rows].</param>
    /// <param name="b">Packed [depth × Columns].</param>
    /// <param name="c">The tile.</param>
    /// <param name="stride">From one row of the tile to the next.</param>
    /// <param name="scale">Factor of the sums.</param>
    /// <param name="add">Add to the tile instead of replacing it.</param>
    static abstract void Run(int depth, float* a, float* b, float* c, nint stride, float scale, bool add);
}
