using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics;

/// <summary>e to the power of float32 vectors, in float32 throughout.</summary>
/// <remarks>
/// eˣ = 2ⁿ · eʳ with n = round(x / ln 2), |r| ≤ ln 2 / 2, ln 2 subtracted in two parts, eʳ by its Taylor polynomial of degree 7. Relative error
/// below 3e-7; arguments below −87 give e⁻⁸⁷, those above 88 give e⁸⁸, so a softmax never meets a denormal.
/// Source: the reduction of Cody &amp; Waite 1980, Software Manual for the Elementary Functions, chapter 6.
/// </remarks>
public static class Exponential
{
    private const float Lowest = -87;
    private const float Highest = 88;
    private const float HighLn2 = 0.693359375f;
    private const float LowLn2 = -2.12194440e-4f;

    /// <summary>values[i] = e^(values[i] − shift).</summary>
    /// <returns>The sum of the results.</returns>
    public static float SumOf(Span<float> values, float shift)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var by = new Vector<float>(shift);
        var sums = Vector<float>.Zero;
        var place = 0;
        for (; place + Vector<float>.Count <= values.Length; place += Vector<float>.Count)
        {
            var power = Of(Vector.LoadUnsafe(ref first, (nuint)place) - by);
            power.StoreUnsafe(ref first, (nuint)place);
            sums += power;
        }

        var sum = Vector.Sum(sums);
        foreach (ref var value in values[place..])
        {
            value = Of(new Vector<float>(value - shift))[0];
            sum += value;
        }

        return sum;
    }

    /// <summary>1 / (1 + e⁻ˣ), in (0, 1).</summary>
    internal static Vector<float> Logistic(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Of(-x));

    /// <summary>2 / (1 + e⁻²ˣ) − 1, in [−1, 1]; the absolute error stays below 3e-7.</summary>
    internal static Vector<float> Tanh(Vector<float> x) => 2 * Logistic(2 * x) - Vector<float>.One;

    private static Vector<float> Of(Vector<float> x)
    {
        x = Vector.Min(Vector.Max(x, new Vector<float>(Lowest)), new Vector<float>(Highest));
        var n = Vector.Round(x * 1.44269504f);
        var r = Vector.FusedMultiplyAdd(n, new Vector<float>(-HighLn2), x);
        r = Vector.FusedMultiplyAdd(n, new Vector<float>(-LowLn2), r);
        var sum = new Vector<float>(1f / 5040);
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 720));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 120));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 24));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 6));
        sum = Vector.FusedMultiplyAdd(sum, r, new Vector<float>(1f / 2));
        sum = Vector.FusedMultiplyAdd(sum, r, Vector<float>.One);
        sum = Vector.FusedMultiplyAdd(sum, r, Vector<float>.One);
        var exponent = Vector.ShiftLeft(Vector.ConvertToInt32Native(n) + new Vector<int>(127), 23);
        return sum * Vector.AsVectorSingle(exponent);
    }
}
