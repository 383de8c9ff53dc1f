using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>What a <see cref="GruCell"/> does between its products, one sequence at a time: gates in the order r, z, n.</summary>
internal static class GruGates
{
    /// <summary>x W + b of one row becomes its gates, and gates and state the next state.</summary>
    /// <param name="gates">x W + b; replaced by r, z and n.</param>
    /// <param name="recurrent">h U + c.</param>
    /// <param name="h">The state before.</param>
    /// <param name="next">The state after.</param>
    public static void Open(Span<float> gates, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> h, Span<float> next)
    {
        var width = h.Length;
        ref var g0 = ref MemoryMarshal.GetReference(gates);
        ref var u0 = ref MemoryMarshal.GetReference(recurrent);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var next0 = ref MemoryMarshal.GetReference(next);
        var place = 0;
        for (; place + Vector<float>.Count <= width; place += Vector<float>.Count)
        {
            var (rAt, zAt, nAt) = ((nuint)place, (nuint)(width + place), (nuint)(2 * width + place));
            var r = Exponential.Logistic(Vector.LoadUnsafe(ref g0, rAt) + Vector.LoadUnsafe(ref u0, rAt));
            var z = Exponential.Logistic(Vector.LoadUnsafe(ref g0, zAt) + Vector.LoadUnsafe(ref u0, zAt));
            var n = Exponential.Tanh(Vector.LoadUnsafe(ref g0, nAt) + r * Vector.LoadUnsafe(ref u0, nAt));
            r.StoreUnsafe(ref g0, rAt);
            z.StoreUnsafe(ref g0, zAt);
            n.StoreUnsafe(ref g0, nAt);
            (n + z * (Vector.LoadUnsafe(ref h0, rAt) - n)).StoreUnsafe(ref next0, rAt);
        }

        for (; place < width; place++)
        {
            var r = 1 / (1 + MathF.Exp(-gates[place] - recurrent[place]));
            var z = 1 / (1 + MathF.Exp(-gates[width + place] - recurrent[width + place]));
            var n = MathF.Tanh(gates[2 * width + place] + r * recurrent[2 * width + place]);
            (gates[place], gates[width + place], gates[2 * width + place]) = (r, z, n);
            next[place] = n + z * (h[place] - n);
        }
    }

    /// <summary>Gates and h U + c of one row become the gradients of x W + b and of h U + c.</summary>
    /// <param name="gates">r, z and n; replaced.</param>
    /// <param name="recurrent">h U + c; replaced.</param>
    /// <param name="h">The state before.</param>
    /// <param name="gradient">Of the state after.</param>
    public static void Backward(Span<float> gates, Span<float> recurrent, ReadOnlySpan<float> h, ReadOnlySpan<float> gradient)
    {
        var width = h.Length;
        ref var g0 = ref MemoryMarshal.GetReference(gates);
        ref var u0 = ref MemoryMarshal.GetReference(recurrent);
        ref var h0 = ref MemoryMarshal.GetReference(h);
        ref var d0 = ref MemoryMarshal.GetReference(gradient);
        var place = 0;
        for (; place + Vector<float>.Count <= width; place += Vector<float>.Count)
        {
            var (rAt, zAt, nAt) = ((nuint)place, (nuint)(width + place), (nuint)(2 * width + place));
            var r = Vector.LoadUnsafe(ref g0, rAt);
            var z = Vector.LoadUnsafe(ref g0, zAt);
            var n = Vector.LoadUnsafe(ref g0, nAt);
            var g = Vector.LoadUnsafe(ref d0, rAt);
            var dn = g * (Vector<float>.One - z) * (Vector<float>.One - n * n);
            var dr = dn * Vector.LoadUnsafe(ref u0, nAt) * r * (Vector<float>.One - r);
            var dz = g * (Vector.LoadUnsafe(ref h0, rAt) - n) * z * (Vector<float>.One - z);
            dr.StoreUnsafe(ref g0, rAt);
            dz.StoreUnsafe(ref g0, zAt);
            dn.StoreUnsafe(ref g0, nAt);
            dr.StoreUnsafe(ref u0, rAt);
            dz.StoreUnsafe(ref u0, zAt);
            (dn * r).StoreUnsafe(ref u0, nAt);
        }

        for (; place < width; place++)
        {
            var (r, z, n) = (gates[place], gates[width + place], gates[2 * width + place]);
            var dn = gradient[place] * (1 - z) * (1 - n * n);
            var dr = dn * recurrent[2 * width + place] * r * (1 - r);
            var dz = gradient[place] * (h[place] - n) * z * (1 - z);
            (gates[place], gates[width + place], gates[2 * width + place]) = (dr, dz, dn);
            (recurrent[place], recurrent[width + place], recurrent[2 * width + place]) = (dr, dz, dn * r);
        }
    }
}
