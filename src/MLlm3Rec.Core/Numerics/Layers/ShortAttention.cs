using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Layers;

/// <summary><see cref="Attention"/> for sequences so short that a matrix product would spend its time on copying: row by row.</summary>
internal static class ShortAttention
{
    /// <summary>From here on matrix products are faster.</summary>
    public const int Limit = 24;

    public static void Forward(
        Attention shape, ReadOnlySpan<float> qkv, int length, Dropout dropout, int number, Span<float> weights, Span<float> context)
    {
        var (stride, wide) = (3 * shape.Width, shape.Width / shape.Heads);
        Span<float> dropped = stackalloc float[Limit];
        context[..(length * shape.Width)].Clear();
        for (var head = 0; head < shape.Heads; head++)
        {
            for (var place = 0; place < length; place++)
            {
                var at = (head * length + place) * length;
                var seen = shape.Causal ? place + 1 : length;
                var own = weights.Slice(at, seen);
                var query = qkv.Slice(place * stride + head * wide, wide);
                for (var other = 0; other < seen; other++)
                {
                    own[other] = shape.Scale * TensorPrimitives.Dot(query, qkv.Slice(other * stride + shape.Width + head * wide, wide));
                }

                Softmax.Apply(own);
                weights.Slice(at + seen, length - seen).Clear();
                var used = dropped[..seen];
                own.CopyTo(used);
                dropout.Apply(used, number + at);
                var result = context.Slice(place * shape.Width + head * wide, wide);
                for (var other = 0; other < seen; other++)
                {
                    TensorPrimitives.MultiplyAdd(qkv.Slice(other * stride + 2 * shape.Width + head * wide, wide), used[other], result, result);
                }
            }
        }
    }

    /// <param name="shape">As it was.</param>
    /// <param name="qkv">As it was.</param>
    /// <param name="length">As it was.</param>
    /// <param name="dropout">As it was.</param>
    /// <param name="number">As it was.</param>
    /// <param name="weights">As <see cref="Forward"/> left them.</param>
    /// <param name="contextGradient">[length × width].</param>
    /// <param name="qkvGradient">[length × 3 · width], zero before.</param>
    public static void Backward(
        Attention shape,
        ReadOnlySpan<float> qkv,
        int length,
        Dropout dropout,
        int number,
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> contextGradient,
        Span<float> qkvGradient)
    {
        var (stride, wide) = (3 * shape.Width, shape.Width / shape.Heads);
        Span<float> dropped = stackalloc float[Limit];
        Span<float> inner = stackalloc float[Limit];
        for (var head = 0; head < shape.Heads; head++)
        {
            for (var place = 0; place < length; place++)
            {
                var at = (head * length + place) * length;
                var seen = shape.Causal ? place + 1 : length;
                var own = weights.Slice(at, seen);
                var gradient = contextGradient.Slice(place * shape.Width + head * wide, wide);
                own.CopyTo(dropped);
                dropout.Apply(dropped[..seen], number + at);
                for (var other = 0; other < seen; other++)
                {
                    var value = other * stride + 2 * shape.Width + head * wide;
                    inner[other] = TensorPrimitives.Dot(gradient, qkv.Slice(value, wide));
                    Add(gradient, dropped[other], qkvGradient.Slice(value, wide));
                }

                dropout.Apply(inner[..seen], number + at);
                Softmax.Backward(own, inner[..seen]);
                var query = place * stride + head * wide;
                for (var other = 0; other < seen; other++)
                {
                    var key = other * stride + shape.Width + head * wide;
                    Add(qkv.Slice(key, wide), shape.Scale * inner[other], qkvGradient.Slice(query, wide));
                    Add(qkv.Slice(query, wide), shape.Scale * inner[other], qkvGradient.Slice(key, wide));
                }
            }
        }
    }

    private static void Add(ReadOnlySpan<float> values, float scale, Span<float> sum) => TensorPrimitives.MultiplyAdd(values, scale, sum, sum);
}
