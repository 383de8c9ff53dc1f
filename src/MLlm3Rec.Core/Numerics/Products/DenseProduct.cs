using System.Runtime.Intrinsics;

namespace MLlm3Rec.Numerics.Products;

/// <summary>Products of dense float32 matrices.</summary>
/// <remarks>
/// An entry is summed in the order of the depth with fused steps, block after block of 768, so it depends on nothing but its row of the left
/// matrix and its column of the right: not on the number of threads, nor on what else is computed with it. Buffers come from a pool.
/// 2 · rows · columns · depth operations.
/// </remarks>
public static unsafe class DenseProduct
{
    /// <summary>Below so many multiplications a second thread costs more than it saves.</summary>
    private const long WorthAThread = 500_000;

    /// <summary>result = scale · left · right.</summary>
    /// <param name="left">[rows × depth].</param>
    /// <param name="right">[depth × columns].</param>
    /// <param name="result">[rows × columns], row-major; must not overlap the factors.</param>
    /// <param name="scale">Factor of every entry.</param>
    /// <param name="threads">At most so many threads.</param>
    public static void Multiply(MatrixView left, MatrixView right, Span<float> result, float scale = 1, int threads = 1) =>
        Run(left, right, result, right.Columns, scale, add: false, threads);

    /// <summary>result += scale · left · right.</summary>
    /// <param name="left">[rows × depth].</param>
    /// <param name="right">[depth × columns].</param>
    /// <param name="result">[rows × columns], row-major; must not overlap the factors.</param>
    /// <param name="scale">Factor of every entry.</param>
    /// <param name="threads">At most so many threads.</param>
    public static void AddTo(MatrixView left, MatrixView right, Span<float> result, float scale = 1, int threads = 1) =>
        Run(left, right, result, right.Columns, scale, add: true, threads);

    /// <summary>The general form: the result may be a block of a larger matrix.</summary>
    /// <param name="left">[rows × depth].</param>
    /// <param name="right">[depth × columns].</param>
    /// <param name="result">Begins at the block's first entry.</param>
    /// <param name="stride">From one row of the result to the next.</param>
    /// <param name="scale">Factor of every entry.</param>
    /// <param name="add">Add to the result instead of replacing it.</param>
    /// <param name="threads">At most so many threads.</param>
    public static void Run(MatrixView left, MatrixView right, Span<float> result, int stride, float scale, bool add, int threads)
    {
        var (rows, columns) = (left.Rows, right.Columns);
        if (left.Columns != right.Rows)
        {
            throw new ArgumentException($"A matrix of {left.Columns} columns cannot be multiplied by one of {right.Rows} rows.", nameof(right));
        }

        if (rows == 0 || columns == 0)
        {
            return;
        }

        if (stride < columns || result.Length < (long)(rows - 1) * stride + columns)
        {
            throw new ArgumentException(
                $"{rows} rows of {columns} entries, {stride} apart, do not fit into {result.Length} entries.", nameof(result));
        }

        fixed (float* a = left, b = right, c = result)
        {
            Share(new ProductBlock
            {
                A = a,
                ARowStride = left.RowStride,
                AColumnStride = left.ColumnStride,
                B = b,
                BRowStride = right.RowStride,
                BColumnStride = right.ColumnStride,
                C = c,
                CStride = stride,
                Rows = rows,
                Depth = left.Columns,
                Columns = columns,
                Scale = scale,
                Add = add,
            }, threads);
        }
    }

    private static void Share(ProductBlock product, int threads)
    {
        var work = (long)product.Rows * product.Columns * product.Depth;
        var parts = (int)Math.Clamp(work / WorthAThread, 1, threads);
        if (parts == 1)
        {
            RunBlock(product);
            return;
        }

        // The longer side is cut, in tiles of any kernel, so that only the shorter factor is packed more than once.
        var byRows = product.Rows >= product.Columns;
        var length = byRows ? product.Rows : product.Columns;
        const int Grain = 96;
        var grains = (length + Grain - 1) / Grain;
        parts = Math.Min(parts, grains);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part =>
        {
            var from = (int)((long)grains * part / parts * Grain);
            var to = Math.Min(length, (int)((long)grains * (part + 1) / parts * Grain));
            RunBlock(byRows ? product.Cut(from, to - from, 0, product.Columns) : product.Cut(0, product.Rows, from, to - from));
        });
    }

    private static void RunBlock(in ProductBlock product)
    {
        if (product.Depth == 0)
        {
            Clear(product);
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            BlockedProduct<ProductKernel512>.Run(product);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            BlockedProduct<ProductKernel256>.Run(product);
        }
        else
        {
            BlockedProduct<ProductKernel128>.Run(product);
        }
    }

    /// <summary>An empty sum is zero.</summary>
    private static void Clear(in ProductBlock product)
    {
        for (var row = 0; row < product.Rows && !product.Add; row++)
        {
            new Span<float>(product.C + row * product.CStride, product.Columns).Clear();
        }
    }
}
