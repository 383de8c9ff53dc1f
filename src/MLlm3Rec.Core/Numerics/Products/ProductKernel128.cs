using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MLlm3Rec.Numerics.Products;

/// <summary>Tiles of 4 × 8 in 8 registers of 128 bits.</summary>
internal readonly unsafe struct ProductKernel128 : IProductKernel
{
    private const int Width = 4;

    public static int Rows => 4;

    public static int Columns => 2 * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, float* b, float* c, nint stride, float scale, bool add)
    {
        var (l0, r0) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (l1, r1) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (l2, r2) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (l3, r3) = (Vector128<float>.Zero, Vector128<float>.Zero);
        for (var end = a + (nint)depth * Rows; a < end; a += Rows, b += Columns)
        {
            var left = Vector128.Load(b);
            var right = Vector128.Load(b + Width);
            var a0 = Vector128.Create(a[0]);
            l0 = Vector128.FusedMultiplyAdd(a0, left, l0);
            r0 = Vector128.FusedMultiplyAdd(a0, right, r0);
            var a1 = Vector128.Create(a[1]);
            l1 = Vector128.FusedMultiplyAdd(a1, left, l1);
            r1 = Vector128.FusedMultiplyAdd(a1, right, r1);
            var a2 = Vector128.Create(a[2]);
            l2 = Vector128.FusedMultiplyAdd(a2, left, l2);
            r2 = Vector128.FusedMultiplyAdd(a2, right, r2);
            var a3 = Vector128.Create(a[3]);
            l3 = Vector128.FusedMultiplyAdd(a3, left, l3);
            r3 = Vector128.FusedMultiplyAdd(a3, right, r3);
        }

        Store(l0, r0, c, scale, add);
        Store(l1, r1, c + stride, scale, add);
        Store(l2, r2, c + 2 * stride, scale, add);
        Store(l3, r3, c + 3 * stride, scale, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> left, Vector128<float> right, float* c, float scale, bool add)
    {
        left *= scale;
        right *= scale;
        if (add)
        {
            left += Vector128.Load(c);
            right += Vector128.Load(c + Width);
        }

        left.Store(c);
        right.Store(c + Width);
    }
}
