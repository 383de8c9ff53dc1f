using System.Buffers;
using System.Runtime.Intrinsics.X86;

namespace MLlm3Rec.Numerics.Products;

/// <summary>A product cut into blocks that fit the caches: the right block into the third level, the left into the second, a panel into the
/// first.</summary>
/// <remarks>
/// Source: Goto and van de Geijn 2008, doi:10.1145/1356052.1356053; Van Zee and van de Geijn 2015 (BLIS), doi:10.1145/2764454.
/// </remarks>
internal static unsafe class BlockedProduct<TKernel>
    where TKernel : struct, IProductKernel
{
    // Deep blocks, because every block reads and writes the result once; 240 is whole tiles of any kernel.
    private const int DepthBlock = 768;
    private const int RowBlock = 240;
    private const int ColumnBlock = 2048;
    private const int Alignment = 64;

    public static void Run(in ProductBlock product)
    {
        var depthBlock = Math.Min(DepthBlock, product.Depth);
        var left = RoundUp(Math.Min(RowBlock, product.Rows), TKernel.Rows) * depthBlock;
        var right = RoundUp(Math.Min(ColumnBlock, product.Columns), TKernel.Columns) * depthBlock;
        const int Slack = 2 * Alignment / sizeof(float);
        var rented = ArrayPool<float>.Shared.Rent(left + right + Slack);
        fixed (float* buffer = rented)
        {
            var packedRight = Align(buffer);
            Run(product, Align(packedRight + right), packedRight);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static void Run(in ProductBlock product, float* packedLeft, float* packedRight)
    {
        for (var column = 0; column < product.Columns; column += ColumnBlock)
        {
            var columns = Math.Min(ColumnBlock, product.Columns - column);
            for (var depth = 0; depth < product.Depth; depth += DepthBlock)
            {
                var steps = Math.Min(DepthBlock, product.Depth - depth);
                Packing.Pack(
                    product.B + depth * product.BRowStride + column * product.BColumnStride,
                    product.BRowStride,
                    product.BColumnStride,
                    steps,
                    columns,
                    TKernel.Columns,
                    packedRight);
                for (var row = 0; row < product.Rows; row += RowBlock)
                {
                    var rows = Math.Min(RowBlock, product.Rows - row);
                    Packing.Pack(
                        product.A + row * product.ARowStride + depth * product.AColumnStride,
                        product.AColumnStride,
                        product.ARowStride,
                        steps,
                        rows,
                        TKernel.Rows,
                        packedLeft);
                    var part = product.Cut(row, rows, column, columns);
                    part.Depth = steps;
                    part.Add |= depth > 0;
                    Tiles(part, packedLeft, packedRight);
                }
            }
        }
    }

    private static void Tiles(in ProductBlock part, float* packedLeft, float* packedRight)
    {
        var spare = stackalloc float[TKernel.Rows * TKernel.Columns];
        for (var column = 0; column < part.Columns; column += TKernel.Columns)
        {
            var b = packedRight + (nint)column * part.Depth;
            for (var row = 0; row < part.Rows; row += TKernel.Rows)
            {
                var a = packedLeft + (nint)row * part.Depth;
                var c = part.C + row * part.CStride + column;
                if (row + TKernel.Rows <= part.Rows && column + TKernel.Columns <= part.Columns)
                {
                    Prefetch(c, part.CStride);
                    TKernel.Run(part.Depth, a, b, c, part.CStride, part.Scale, part.Add);
                }
                else
                {
                    TKernel.Run(part.Depth, a, b, spare, TKernel.Columns, part.Scale, add: false);
                    Take(spare, c, part.CStride, Math.Min(TKernel.Rows, part.Rows - row), Math.Min(TKernel.Columns, part.Columns - column), part.Add);
                }
            }
        }
    }

    /// <summary>Asks for a tile of the result while it is being computed: its rows lie far apart, where no hardware looks ahead.</summary>
    private static void Prefetch(float* c, nint stride)
    {
        for (var row = 0; row < TKernel.Rows && Sse.IsSupported; row++)
        {
            for (var column = 0; column < TKernel.Columns; column += Alignment / sizeof(float))
            {
                Sse.Prefetch0(c + row * stride + column);
            }
        }
    }

    /// <summary>The part of a tile that lies inside the result, at its edge.</summary>
    private static void Take(float* tile, float* c, nint stride, int rows, int columns, bool add)
    {
        for (var row = 0; row < rows; row++, tile += TKernel.Columns, c += stride)
        {
            for (var column = 0; column < columns; column++)
            {
                c[column] = add ? c[column] + tile[column] : tile[column];
            }
        }
    }

    private static int RoundUp(int value, int step) => (value + step - 1) / step * step;

    private static float* Align(float* pointer) => (float*)(((nuint)pointer + Alignment - 1) & ~(nuint)(Alignment - 1));
}
