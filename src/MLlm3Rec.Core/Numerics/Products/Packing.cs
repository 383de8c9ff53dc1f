using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MLlm3Rec.Numerics.Products;

/// <summary>Copies blocks of a matrix into the order in which a product kernel reads them.</summary>
/// <remarks>
/// A block of depth × width is cut into panels of <c>panel</c> columns, the last filled up with zeros; a panel is row-major [depth × panel].
/// The left matrix is packed as its transpose.
/// </remarks>
internal static unsafe class Packing
{
    private const int Tile = 16;
    private const int Square = 4;

    /// <param name="source">Entry (0, 0) of the block.</param>
    /// <param name="depthStride">From one step of the depth to the next.</param>
    /// <param name="widthStride">From one column to the next.</param>
    /// <param name="depth">Rows of the block.</param>
    /// <param name="width">Columns of the block.</param>
    /// <param name="panel">Columns of a panel.</param>
    /// <param name="target">⌈width / panel⌉ · panel · depth places.</param>
    public static void Pack(float* source, nint depthStride, nint widthStride, int depth, int width, int panel, float* target)
    {
        for (var column = 0; column < width; column += panel, target += (nint)panel * depth)
        {
            var used = Math.Min(panel, width - column);
            if (used < panel)
            {
                new Span<float>(target, panel * depth).Clear();
            }

            var first = source + column * widthStride;
            if (widthStride == 1)
            {
                CopyRows(first, depthStride, depth, used, panel, target);
            }
            else
            {
                CopyColumns(first, depthStride, widthStride, depth, used, panel, target);
            }
        }
    }

    private static void CopyRows(float* source, nint depthStride, int depth, int used, int panel, float* target)
    {
        if (used == panel && panel % Vector256<float>.Count == 0)
        {
            CopyWholeRows(source, depthStride, depth, panel, target);
            return;
        }

        for (var step = 0; step < depth; step++)
        {
            new ReadOnlySpan<float>(source + step * depthStride, used).CopyTo(new Span<float>(target + (nint)step * panel, used));
        }
    }

    /// <summary>A row is too short for the general copy to pay.</summary>
    private static void CopyWholeRows(float* source, nint depthStride, int depth, int panel, float* target)
    {
        for (var step = 0; step < depth; step++, source += depthStride, target += panel)
        {
            for (var column = 0; column < panel; column += Vector256<float>.Count)
            {
                Vector256.Load(source + column).Store(target + column);
            }
        }
    }

    /// <summary>In small squares, so that both the reads along a column and the writes along a row stay in the cache.</summary>
    private static void CopyColumns(float* source, nint depthStride, nint widthStride, int depth, int used, int panel, float* target)
    {
        var turned = depthStride == 1 && Sse.IsSupported ? used / Square * Square : 0;
        for (var from = 0; from < depth; from += Tile)
        {
            var to = Math.Min(from + Tile, depth);
            for (var column = 0; column < used; column++)
            {
                var read = source + column * widthStride;
                var step = from;
                if (column < turned)
                {
                    for (; column % Square == 0 && step + Square <= to; step += Square)
                    {
                        Turn(read + step, widthStride, target + (nint)step * panel + column, panel);
                    }

                    step = Math.Max(step, from + (to - from) / Square * Square);
                }

                for (; step < to; step++)
                {
                    target[(nint)step * panel + column] = read[step * depthStride];
                }
            }
        }
    }

    /// <summary>Transposes four columns of four.</summary>
    private static void Turn(float* read, nint stride, float* write, nint panel)
    {
        var (a, b) = (Vector128.Load(read), Vector128.Load(read + stride));
        var (c, d) = (Vector128.Load(read + 2 * stride), Vector128.Load(read + 3 * stride));
        var (lowAb, lowCd) = (Sse.UnpackLow(a, b), Sse.UnpackLow(c, d));
        var (highAb, highCd) = (Sse.UnpackHigh(a, b), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(lowAb, lowCd).Store(write);
        Sse.MoveHighToLow(lowCd, lowAb).Store(write + panel);
        Sse.MoveLowToHigh(highAb, highCd).Store(write + 2 * panel);
        Sse.MoveHighToLow(highCd, highAb).Store(write + 3 * panel);
    }
}
