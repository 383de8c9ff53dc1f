using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>Rows brought to mean 0 and variance 1, then scaled and shifted by learned vectors.</summary>
/// <remarks>
/// y = gain · x̂ + bias, x̂ = (x − μ) / √(σ² + ε) per row, ε = 1e-5. Source: Ba, Kiros &amp; Hinton 2016, arXiv 1607.06450.
/// </remarks>
public static class LayerNorm
{
    private const float Epsilon = 1e-5f;

    /// <param name="input">[rows × width], row-major.</param>
    /// <param name="gain">[width].</param>
    /// <param name="bias">[width].</param>
    /// <param name="output">[rows × width].</param>
    /// <param name="statistics">[rows × 2]: receives μ and 1/√(σ² + ε) of every row.</param>
    public static void Forward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> output, Span<float> statistics)
    {
        var width = gain.Length;
        for (var (row, first) = (0, 0); first < input.Length; row++, first += width)
        {
            var x = input.Slice(first, width);
            var y = output.Slice(first, width);
            var (mean, scale) = Moments(x);
            Normalize(x, gain, bias, y, mean, scale);
            (statistics[2 * row], statistics[2 * row + 1]) = (mean, scale);
        }
    }

    /// <summary>Adds to all three gradients.</summary>
    /// <param name="outputGradient">[rows × width].</param>
    /// <param name="input">As it was.</param>
    /// <param name="gain">As it was.</param>
    /// <param name="statistics">As <see cref="Forward"/> left them.</param>
    /// <param name="inputGradient">[rows × width], added to.</param>
    /// <param name="gainGradient">[width], added to.</param>
    /// <param name="biasGradient">[width], added to.</param>
    public static void Backward(
        ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> gain,
        ReadOnlySpan<float> statistics,
        Span<float> inputGradient,
        Span<float> gainGradient,
        Span<float> biasGradient)
    {
        var width = gain.Length;
        for (var (row, first) = (0, 0); first < input.Length; row++, first += width)
        {
            var dy = outputGradient.Slice(first, width);
            var x = input.Slice(first, width);
            var (mean, scale) = (statistics[2 * row], statistics[2 * row + 1]);
            var (sum, product) = Parameters(dy, x, gain, mean, scale, gainGradient, biasGradient);
            Input(dy, x, gain, (mean, scale, sum / width, product / width), inputGradient.Slice(first, width));
        }
    }

    private static (float Mean, float Scale) Moments(ReadOnlySpan<float> x)
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var sums = Vector<float>.Zero;
        var whole = x.Length - x.Length % Vector<float>.Count;
        for (var place = 0; place < whole; place += Vector<float>.Count)
        {
            sums += Vector.LoadUnsafe(ref x0, (nuint)place);
        }

        var sum = Vector.Sum(sums);
        foreach (var value in x[whole..])
        {
            sum += value;
        }

        var mean = sum / x.Length;
        var squares = Vector<float>.Zero;
        for (var place = 0; place < whole; place += Vector<float>.Count)
        {
            var distance = Vector.LoadUnsafe(ref x0, (nuint)place) - new Vector<float>(mean);
            squares += distance * distance;
        }

        var square = Vector.Sum(squares);
        foreach (var value in x[whole..])
        {
            square += (value - mean) * (value - mean);
        }

        return (mean, 1 / MathF.Sqrt(square / x.Length + Epsilon));
    }

    private static void Normalize(ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> y, float mean, float scale)
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var gain0 = ref MemoryMarshal.GetReference(gain);
        ref var bias0 = ref MemoryMarshal.GetReference(bias);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        var place = 0;
        for (; place + Vector<float>.Count <= x.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var hat = (Vector.LoadUnsafe(ref x0, at) - new Vector<float>(mean)) * scale;
            (hat * Vector.LoadUnsafe(ref gain0, at) + Vector.LoadUnsafe(ref bias0, at)).StoreUnsafe(ref y0, at);
        }

        for (; place < x.Length; place++)
        {
            y[place] = (x[place] - mean) * scale * gain[place] + bias[place];
        }
    }

    /// <summary>Adds one row's share of gain and bias; returns Σ dx̂ and Σ dx̂ · x̂, dx̂ = gain · dy.</summary>
    private static (float Sum, float Product) Parameters(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> gain, float mean, float scale, Span<float> gainGradient,
        Span<float> biasGradient)
    {
        var (sums, products) = (Vector<float>.Zero, Vector<float>.Zero);
        ref var y0 = ref MemoryMarshal.GetReference(dy);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var gain0 = ref MemoryMarshal.GetReference(gain);
        ref var gainTo = ref MemoryMarshal.GetReference(gainGradient);
        ref var biasTo = ref MemoryMarshal.GetReference(biasGradient);
        var place = 0;
        for (; place + Vector<float>.Count <= dy.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var g = Vector.LoadUnsafe(ref y0, at);
            var hat = (Vector.LoadUnsafe(ref x0, at) - new Vector<float>(mean)) * scale;
            (Vector.LoadUnsafe(ref gainTo, at) + g * hat).StoreUnsafe(ref gainTo, at);
            (Vector.LoadUnsafe(ref biasTo, at) + g).StoreUnsafe(ref biasTo, at);
            g *= Vector.LoadUnsafe(ref gain0, at);
            sums += g;
            products += g * hat;
        }

        var (sum, product) = (Vector.Sum(sums), Vector.Sum(products));
        for (; place < dy.Length; place++)
        {
            var hat = (x[place] - mean) * scale;
            gainGradient[place] += dy[place] * hat;
            biasGradient[place] += dy[place];
            sum += dy[place] * gain[place];
            product += dy[place] * gain[place] * hat;
        }

        return (sum, product);
    }

    /// <summary>dx = (dx̂ − mean(dx̂) − x̂ · mean(dx̂ · x̂)) / √(σ² + ε), added.</summary>
    private static void Input(
        ReadOnlySpan<float> dy, ReadOnlySpan<float> x, ReadOnlySpan<float> gain, (float Mean, float Scale, float Sum, float Product) row,
        Span<float> result)
    {
        ref var y0 = ref MemoryMarshal.GetReference(dy);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var gain0 = ref MemoryMarshal.GetReference(gain);
        ref var to = ref MemoryMarshal.GetReference(result);
        var place = 0;
        for (; place + Vector<float>.Count <= dy.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var g = Vector.LoadUnsafe(ref y0, at) * Vector.LoadUnsafe(ref gain0, at) - new Vector<float>(row.Sum);
            var hat = (Vector.LoadUnsafe(ref x0, at) - new Vector<float>(row.Mean)) * row.Scale;
            (Vector.LoadUnsafe(ref to, at) + (g - hat * row.Product) * row.Scale).StoreUnsafe(ref to, at);
        }

        for (; place < dy.Length; place++)
        {
            var hat = (x[place] - row.Mean) * row.Scale;
            result[place] += (dy[place] * gain[place] - row.Sum - hat * row.Product) * row.Scale;
        }
    }
}
