using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>Scaled dot-product attention of one sequence over itself, in several heads.</summary>
/// <remarks>
/// Per head of width w: context = dropout(softmax(Q Kᵀ / √w + mask)) V; a causal mask lets a place see itself and what came before, and what it
/// may not see is not computed but for the rest of a block of rows. Source: Vaswani et al. 2017, arXiv 1706.03762, equation 1.
/// 4 · length² · width operations forward, half of that where causal; twice that backward.
/// </remarks>
/// <param name="Heads">Divides <paramref name="Width"/>.</param>
/// <param name="Width">Of the context; all heads together.</param>
/// <param name="Causal">Whether a place sees only what came before.</param>
public readonly record struct Attention(int Heads, int Width, bool Causal)
{
    /// <summary>Query rows that share one product; of a causal triangle so many columns beside the diagonal are computed in vain.</summary>
    private const int Block = 32;

    internal float Scale => 1 / MathF.Sqrt(Width / Heads);

    /// <param name="qkv">[length × 3 · width]: queries, keys and values side by side.</param>
    /// <param name="length">Places of the sequence.</param>
    /// <param name="dropout">Of the weights.</param>
    /// <param name="number">Of the sequence's first weight within the layer, for <paramref name="dropout"/>.</param>
    /// <param name="weights">[heads × length × length]: receives the weights before dropout; 0 where masked.</param>
    /// <param name="dropped">[length × length], scratch.</param>
    /// <param name="context">[length × width].</param>
    public void Forward(
        ReadOnlySpan<float> qkv, int length, Dropout dropout, int number, Span<float> weights, Span<float> dropped, Span<float> context)
    {
        if (length <= ShortAttention.Limit)
        {
            ShortAttention.Forward(this, qkv, length, dropout, number, weights, context);
            return;
        }

        for (var head = 0; head < Heads; head++)
        {
            var area = weights.Slice(head * length * length, length * length);
            Weigh(qkv, length, head, area);
            var used = Dropped(area, length, dropout, number + head * length * length, dropped);
            var column = head * (Width / Heads);
            for (var from = 0; from < length; from += Block)
            {
                var (rows, seen) = Extent(from, length);
                var shares = new MatrixView(used[(from * length)..], rows, seen, length);
                DenseProduct.Run(shares, View(qkv, seen, 2 * Width + column), context[(from * Width + column)..], Width, 1, add: false, threads: 1);
            }
        }
    }

    /// <summary>The context of the last place alone, which sees everything, without dropout.</summary>
    /// <param name="qkv">[length × 3 · width].</param>
    /// <param name="length">Places of the sequence.</param>
    /// <param name="weights">[length], scratch.</param>
    /// <param name="context">[width].</param>
    public void Last(ReadOnlySpan<float> qkv, int length, Span<float> weights, Span<float> context)
    {
        var (stride, wide) = (3 * Width, Width / Heads);
        var own = weights[..length];
        context.Clear();
        for (var head = 0; head < Heads; head++)
        {
            var query = qkv.Slice((length - 1) * stride + head * wide, wide);
            for (var place = 0; place < length; place++)
            {
                own[place] = Scale * TensorPrimitives.Dot(query, qkv.Slice(place * stride + Width + head * wide, wide));
            }

            Softmax.Apply(own);
            var result = context.Slice(head * wide, wide);
            for (var place = 0; place < length; place++)
            {
                TensorPrimitives.MultiplyAdd(qkv.Slice(place * stride + 2 * Width + head * wide, wide), own[place], result, result);
            }
        }
    }

    /// <param name="qkv">As it was.</param>
    /// <param name="length">Places of the sequence.</param>
    /// <param name="dropout">As it was.</param>
    /// <param name="number">As it was.</param>
    /// <param name="weights">As <see cref="Forward"/> left them.</param>
    /// <param name="contextGradient">[length × width].</param>
    /// <param name="scratch">[2 × length × length].</param>
    /// <param name="qkvGradient">[length × 3 · width], overwritten.</param>
    public void Backward(
        ReadOnlySpan<float> qkv,
        int length,
        Dropout dropout,
        int number,
        ReadOnlySpan<float> weights,
        ReadOnlySpan<float> contextGradient,
        Span<float> scratch,
        Span<float> qkvGradient)
    {
        qkvGradient[..(length * 3 * Width)].Clear();
        if (length <= ShortAttention.Limit)
        {
            ShortAttention.Backward(this, qkv, length, dropout, number, weights, contextGradient, qkvGradient);
            return;
        }

        for (var head = 0; head < Heads; head++)
        {
            var area = weights.Slice(head * length * length, length * length);
            var first = number + head * length * length;
            var dropped = scratch[..(length * length)];
            var inner = scratch.Slice(length * length, length * length);
            var used = Dropped(area, length, dropout, first, dropped);
            for (var from = 0; from < length; from += Block)
            {
                BackwardRows(new Turn(from, length, head, dropout, first), qkv, area, used, contextGradient, inner, qkvGradient);
            }
        }
    }

    private readonly record struct Turn(int From, int Length, int Head, Dropout Dropout, int First);

    private void BackwardRows(
        Turn turn, ReadOnlySpan<float> qkv, ReadOnlySpan<float> weights, ReadOnlySpan<float> used, ReadOnlySpan<float> contextGradient,
        Span<float> inner, Span<float> to)
    {
        var (from, length) = (turn.From, turn.Length);
        var (rows, seen) = Extent(from, length);
        var (stride, column) = (3 * Width, turn.Head * (Width / Heads));
        var (queries, keys, values) = (column, Width + column, 2 * Width + column);
        var gradient = new MatrixView(contextGradient[(from * Width + column)..], rows, Width / Heads, Width);
        DenseProduct.Run(
            new MatrixView(used[(from * length)..], rows, seen, length).Transposed, gradient, to[values..], stride, 1, add: true, threads: 1);
        DenseProduct.Run(gradient, View(qkv, seen, values).Transposed, inner, length, 1, add: false, threads: 1);
        for (var row = 0; row < rows; row++)
        {
            var visible = Causal ? from + row + 1 : length;
            var line = inner.Slice(row * length, visible);
            turn.Dropout.Apply(line, turn.First + (from + row) * length);
            Softmax.Backward(weights.Slice((from + row) * length, visible), line);
            inner.Slice(row * length + visible, seen - visible).Clear();
        }

        var scores = new MatrixView(inner, rows, seen, length);
        DenseProduct.Run(scores, View(qkv, seen, keys), to[(from * stride + queries)..], stride, Scale, add: false, threads: 1);
        var asked = View(qkv[(from * stride)..], rows, queries);
        DenseProduct.Run(scores.Transposed, asked, to[keys..], stride, Scale, add: true, threads: 1);
    }

    private void Weigh(ReadOnlySpan<float> qkv, int length, int head, Span<float> weights)
    {
        var column = head * (Width / Heads);
        for (var from = 0; from < length; from += Block)
        {
            var (rows, seen) = Extent(from, length);
            var queries = View(qkv[(from * 3 * Width)..], rows, column);
            DenseProduct.Run(queries, View(qkv, seen, Width + column).Transposed, weights[(from * length)..], length, Scale, add: false, threads: 1);
            for (var row = from; row < from + rows; row++)
            {
                var visible = Causal ? row + 1 : length;
                Softmax.Apply(weights.Slice(row * length, visible));
                weights.Slice(row * length + visible, length - visible).Clear();
            }
        }
    }

    private ReadOnlySpan<float> Dropped(ReadOnlySpan<float> weights, int length, Dropout dropout, int number, Span<float> dropped)
    {
        if (dropout.Rate <= 0)
        {
            return weights;
        }

        weights.CopyTo(dropped);
        for (var row = 0; row < length; row++)
        {
            dropout.Apply(dropped.Slice(row * length, Causal ? row + 1 : length), number + row * length);
        }

        return dropped;
    }

    /// <summary>One head's queries, keys or values.</summary>
    private MatrixView View(ReadOnlySpan<float> qkv, int rows, int column) => new(qkv[column..], rows, Width / Heads, 3 * Width);

    private (int Rows, int Seen) Extent(int from, int length)
    {
        var rows = Math.Min(Block, length - from);
        return (rows, Causal ? from + rows : length);
    }
}
