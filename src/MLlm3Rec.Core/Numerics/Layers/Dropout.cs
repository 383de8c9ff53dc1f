using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>Zeroes a random share of values and scales the others up, so that their expectation stays.</summary>
/// <remarks>
/// Whether a value falls depends on the seed and its number alone: the backward pass asks again instead of remembering masks, and threads
/// cannot change a result. The number is hashed with two multiplications (Wellons 2018, "lowbias32"); 2⁻³² is the finest rate.
/// Source: Srivastava et al. 2014, JMLR 15, in its inverted form.
/// </remarks>
/// <param name="Rate">Share of zeroes, in [0, 1); 0 changes nothing.</param>
/// <param name="Seed">Another one for every layer and step.</param>
public readonly record struct Dropout(float Rate, uint Seed)
{
    public static Dropout None => default;

    /// <summary>The masks of one layer in one step.</summary>
    /// <param name="random">Drawn from once.</param>
    /// <param name="rate">Share of zeroes.</param>
    public static Dropout Draw(ref SplitMix64 random, float rate) => new(rate, (uint)random.NextUInt64());

    /// <summary>Drops values, or gradients: both by the same masks.</summary>
    /// <param name="values">Changed in place.</param>
    /// <param name="number">Of the first value within the layer.</param>
    public void Apply(Span<float> values, int number)
    {
        if (Rate <= 0)
        {
            return;
        }

        var threshold = (uint)(Rate * 4_294_967_296.0);
        var scale = 1 / (1 - Rate);
        ref var first = ref MemoryMarshal.GetReference(values);
        var counter = Vector<uint>.Indices + new Vector<uint>(unchecked((uint)number + Seed * 0x9E3779B9));
        var place = 0;
        for (; place + Vector<float>.Count <= values.Length; place += Vector<float>.Count)
        {
            var kept = Vector.GreaterThanOrEqual(Hash(counter ^ new Vector<uint>(Seed)), new Vector<uint>(threshold));
            var value = Vector.LoadUnsafe(ref first, (nuint)place) * scale;
            Vector.BitwiseAnd(value, Vector.AsVectorSingle(kept)).StoreUnsafe(ref first, (nuint)place);
            counter += new Vector<uint>((uint)Vector<uint>.Count);
        }

        var last = Hash(counter ^ new Vector<uint>(Seed));
        for (var lane = 0; place < values.Length; place++, lane++)
        {
            values[place] = last[lane] >= threshold ? values[place] * scale : 0;
        }
    }

    private static Vector<uint> Hash(Vector<uint> x)
    {
        x = (x ^ Vector.ShiftRightLogical(x, 16)) * new Vector<uint>(0x7FEB352D);
        x = (x ^ Vector.ShiftRightLogical(x, 15)) * new Vector<uint>(0x846CA68B);
        return x ^ Vector.ShiftRightLogical(x, 16);
    }
}
