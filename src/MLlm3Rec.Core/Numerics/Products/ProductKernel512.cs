using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLlm3Rec.Numerics.Products;

/// <summary>Tiles of 8 × 32 in 16 registers of 512 bits.</summary>
internal readonly unsafe struct ProductKernel512 : IProductKernel
{
    private const int Width = 16;

    public static int Rows => 8;

    public static int Columns => 2 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, float* b, float* c, nint stride, float scale, bool add)
    {
        var (l0, r0) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l1, r1) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l2, r2) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l3, r3) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l4, r4) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l5, r5) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l6, r6) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var (l7, r7) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (var end = a + (nint)depth * Rows; a < end; a += Rows, b += Columns)
        {
            var left = Vector512.Load(b);
            var right = Vector512.Load(b + Width);
            var a0 = Vector512.Create(a[0]);
            l0 = Vector512.FusedMultiplyAdd(a0, left, l0);
            r0 = Vector512.FusedMultiplyAdd(a0, right, r0);
            var a1 = Vector512.Create(a[1]);
            l1 = Vector512.FusedMultiplyAdd(a1, left, l1);
            r1 = Vector512.FusedMultiplyAdd(a1, right, r1);
            var a2 = Vector512.Create(a[2]);
            l2 = Vector512.FusedMultiplyAdd(a2, left, l2);
            r2 = Vector512.FusedMultiplyAdd(a2, right, r2);
            var a3 = Vector512.Create(a[3]);
            l3 = Vector512.FusedMultiplyAdd(a3, left, l3);
            r3 = Vector512.FusedMultiplyAdd(a3, right, r3);
            var a4 = Vector512.Create(a[4]);
            l4 = Vector512.FusedMultiplyAdd(a4, left, l4);
            r4 = Vector512.FusedMultiplyAdd(a4, right, r4);
            var a5 = Vector512.Create(a[5]);
            l5 = Vector512.FusedMultiplyAdd(a5, left, l5);
            r5 = Vector512.FusedMultiplyAdd(a5, right, r5);
            var a6 = Vector512.Create(a[6]);
            l6 = Vector512.FusedMultiplyAdd(a6, left, l6);
            r6 = Vector512.FusedMultiplyAdd(a6, right, r6);
            var a7 = Vector512.Create(a[7]);
            l7 = Vector512.FusedMultiplyAdd(a7, left, l7);
            r7 = Vector512.FusedMultiplyAdd(a7, right, r7);
        }

        Store(l0, r0, c, scale, add);
        Store(l1, r1, c + stride, scale, add);
        Store(l2, r2, c + 2 * stride, scale, add);
        Store(l3, r3, c + 3 * stride, scale, add);
        Store(l4, r4, c + 4 * stride, scale, add);
        Store(l5, r5, c + 5 * stride, scale, add);
        Store(l6, r6, c + 6 * stride, scale, add);
        Store(l7, r7, c + 7 * stride, scale, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, float* c, float scale, bool add)
    {
        left *= scale;
        right *= scale;
        if (add)
        {
            left += Vector512.Load(c);
            right += Vector512.Load(c + Width);
        }

        left.Store(c);
        right.Store(c + Width);
    }
}
