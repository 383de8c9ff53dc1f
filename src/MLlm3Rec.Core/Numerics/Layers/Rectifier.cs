using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>max(0, x).</summary>
public static class Rectifier
{
    /// <summary>Replaces negative values by 0.</summary>
    public static void Apply(Span<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var place = 0;
        for (; place + Vector<float>.Count <= values.Length; place += Vector<float>.Count)
        {
            Vector.Max(Vector.LoadUnsafe(ref first, (nuint)place), Vector<float>.Zero).StoreUnsafe(ref first, (nuint)place);
        }

        for (; place < values.Length; place++)
        {
            values[place] = MathF.Max(values[place], 0);
        }
    }

    /// <summary>Keeps the gradient where the output is positive. Dropped outputs are zero and let nothing through either.</summary>
    /// <param name="output">After the rectifier, and after dropout where there is one.</param>
    /// <param name="gradient">Of the output; replaced by that of the input.</param>
    public static void Backward(ReadOnlySpan<float> output, Span<float> gradient)
    {
        ref var y0 = ref MemoryMarshal.GetReference(output);
        ref var g0 = ref MemoryMarshal.GetReference(gradient);
        var place = 0;
        for (; place + Vector<float>.Count <= gradient.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var open = Vector.AsVectorSingle(Vector.GreaterThan(Vector.LoadUnsafe(ref y0, at), Vector<float>.Zero));
            Vector.BitwiseAnd(Vector.LoadUnsafe(ref g0, at), open).StoreUnsafe(ref g0, at);
        }

        for (; place < gradient.Length; place++)
        {
            gradient[place] = output[place] > 0 ? gradient[place] : 0;
        }
    }
}
