using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>Scores as shares: softmax(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, in (0, 1], summing to 1.</summary>
public static class Softmax
{
    /// <summary>Replaces scores by their shares. The largest score is subtracted first, so no sum overflows.</summary>
    /// <param name="values">At least one.</param>
    public static void Apply(Span<float> values)
    {
        var sum = Exponential.SumOf(values, TensorPrimitives.Max<float>(values));
        TensorPrimitives.Multiply(values, 1 / sum, values);
    }

    /// <summary>Gradient of the scores from that of the shares: gᵢ ← pᵢ (gᵢ − Σⱼ gⱼ pⱼ).</summary>
    /// <param name="shares">As <see cref="Apply"/> left them.</param>
    /// <param name="gradient">Of the shares; replaced by that of the scores.</param>
    public static void Backward(ReadOnlySpan<float> shares, Span<float> gradient)
    {
        var mean = TensorPrimitives.Dot(shares, gradient);
        TensorPrimitives.Subtract(gradient, mean, gradient);
        TensorPrimitives.Multiply(gradient, shares, gradient);
    }
}
