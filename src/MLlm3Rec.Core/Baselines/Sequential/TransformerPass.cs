using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Takes packed sequences through a transformer and gradients back. Holds what the way back needs; used by one thread at a time.</summary>
/// <remarks>
/// x₀ = dropout(√d · E[items] + P[place]); per block x ← x + dropout(attention(norm(x))), then x ← x + dropout(W₂ dropout(max(0, W₁ norm(x))));
/// output norm(x).
/// Places are counted from the end of a sequence, so the latest item always sits on the same one.
/// </remarks>
internal sealed partial class TransformerPass(TransformerShape shape)
{
    private readonly BlockActivations[] blocks = [.. Enumerable.Range(0, shape.Blocks).Select(_ => new BlockActivations())];
    private readonly Dropout[] dropouts = new Dropout[1 + 4 * shape.Blocks];
    private float[] last = [];
    private float[] lastStatistics = [];
    private float[] output = [];
    private float[] scratch = [];
    private float[] gradient = [];
    private float[] inner = [];
    private float[] qkvGradient = [];
    private float[] attentionScratch = [];

    private int Width => shape.Width;

    /// <summary>Weights and items as they are; dropout where a rate is given.</summary>
    /// <param name="items">[entries × d].</param>
    /// <param name="weights">As <see cref="TransformerShape"/> lays them out.</param>
    /// <param name="input">Sequences of at most the shape's places.</param>
    /// <param name="rate">Share of values to drop; 0 when asking.</param>
    /// <param name="random">For dropout.</param>
    /// <returns>[rows × d], good until the next pass.</returns>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> items, Span<float> weights, PackedSequences input, float rate, SplitMix64 random)
    {
        foreach (ref var dropout in dropouts.AsSpan())
        {
            dropout = Dropout.Draw(ref random, rate);
        }

        Fit(input);
        Embed(items, weights, input);
        for (var block = 0; block < blocks.Length; block++)
        {
            var to = block + 1 < blocks.Length ? blocks[block + 1].Input : last;
            Forward(blocks[block], shape.BlockOf(weights, block), input, block, to);
        }

        var size = input.Rows * Width;
        LayerNorm.Forward(last.AsSpan(0, size), shape.GainOf(weights), shape.BiasOf(weights), output, lastStatistics);
        return output.AsSpan(0, size);
    }

    /// <param name="weights">As they were.</param>
    /// <param name="input">As it was.</param>
    /// <param name="outputGradient">[rows × d].</param>
    /// <param name="weightGradient">Of all weights, added to.</param>
    /// <param name="itemGradient">[entries × d], added to.</param>
    public void Backward(
        Span<float> weights, PackedSequences input, ReadOnlySpan<float> outputGradient, Span<float> weightGradient, Span<float> itemGradient)
    {
        var size = input.Rows * Width;
        var dx = gradient.AsSpan(0, size);
        dx.Clear();
        LayerNorm.Backward(
            outputGradient, last.AsSpan(0, size), shape.GainOf(weights), lastStatistics, dx, shape.GainOf(weightGradient),
            shape.BiasOf(weightGradient));
        for (var block = blocks.Length - 1; block >= 0; block--)
        {
            Backward(blocks[block], shape.BlockOf(weights, block), shape.BlockOf(weightGradient, block), input, block);
        }

        dropouts[0].Apply(dx, number: 0);
        Embedding.Scatter(dx, input.Items, Width, MathF.Sqrt(Width), itemGradient);
        var places = shape.PlacesOf(weightGradient);
        for (var sequence = 0; sequence < input.Count; sequence++)
        {
            var own = places[^(input.Length(sequence) * Width)..];
            TensorPrimitives.Add(own, dx.Slice(input.Start(sequence) * Width, own.Length), own);
        }
    }

    private void Embed(ReadOnlySpan<float> items, Span<float> weights, PackedSequences input)
    {
        var x = blocks[0].Input.AsSpan(0, input.Rows * Width);
        Embedding.Gather(items, input.Items, Width, MathF.Sqrt(Width), x);
        var places = shape.PlacesOf(weights);
        for (var sequence = 0; sequence < input.Count; sequence++)
        {
            var own = x.Slice(input.Start(sequence) * Width, input.Length(sequence) * Width);
            TensorPrimitives.Add(own, places[^own.Length..], own);
        }

        dropouts[0].Apply(x, number: 0);
    }

    private void Forward(BlockActivations memory, BlockWeights weights, PackedSequences input, int block, Span<float> next)
    {
        var size = input.Rows * Width;
        var x = memory.Input.AsSpan(0, size);
        var norm = memory.AttentionNorm.AsSpan(0, size);
        var middle = memory.Middle.AsSpan(0, size);
        LayerNorm.Forward(x, weights.AttentionGain, weights.AttentionBias, norm, memory.AttentionStatistics);
        shape.ToQkv.Forward(weights.Qkv, norm, memory.Qkv.AsSpan(0, 3 * size));
        Attend(memory, input, dropouts[1 + 4 * block]);
        shape.Square.Forward(weights.Mix, memory.Context.AsSpan(0, size), middle);
        dropouts[2 + 4 * block].Apply(middle, number: 0);
        TensorPrimitives.Add(middle, x, middle);

        norm = memory.ForwardNorm.AsSpan(0, size);
        var hidden = memory.Hidden.AsSpan(0, size);
        next = next[..size];
        LayerNorm.Forward(middle, weights.ForwardGain, weights.ForwardBias, norm, memory.ForwardStatistics);
        shape.Square.Forward(weights.Inner, norm, hidden);
        Rectifier.Apply(hidden);
        dropouts[3 + 4 * block].Apply(hidden, number: 0);
        shape.Square.Forward(weights.Outer, hidden, next);
        dropouts[4 + 4 * block].Apply(next, number: 0);
        TensorPrimitives.Add(next, middle, next);
    }

    /// <summary>Turns the gradient of a block's output, in place, into that of its input.</summary>
    private void Backward(BlockActivations memory, BlockWeights weights, BlockWeights gradients, PackedSequences input, int block)
    {
        var size = input.Rows * Width;
        var dx = gradient.AsSpan(0, size);
        var one = scratch.AsSpan(0, size);
        var two = inner.AsSpan(0, size);
        var middle = memory.Middle.AsSpan(0, size);
        var hidden = memory.Hidden.AsSpan(0, size);
        dx.CopyTo(one);
        dropouts[4 + 4 * block].Apply(one, number: 0);
        shape.Square.Backward(weights.Outer, hidden, one, two, gradients.Outer);
        dropouts[3 + 4 * block].Apply(two, number: 0);
        Rectifier.Backward(hidden, two);
        shape.Square.Backward(weights.Inner, memory.ForwardNorm.AsSpan(0, size), two, one, gradients.Inner);
        LayerNorm.Backward(one, middle, weights.ForwardGain, memory.ForwardStatistics, dx, gradients.ForwardGain, gradients.ForwardBias);

        dx.CopyTo(one);
        dropouts[2 + 4 * block].Apply(one, number: 0);
        shape.Square.Backward(weights.Mix, memory.Context.AsSpan(0, size), one, two, gradients.Mix);
        AttendBack(memory, input, dropouts[1 + 4 * block], two);
        shape.ToQkv.Backward(weights.Qkv, memory.AttentionNorm.AsSpan(0, size), qkvGradient.AsSpan(0, 3 * size), one, gradients.Qkv);
        LayerNorm.Backward(
            one, memory.Input.AsSpan(0, size), weights.AttentionGain, memory.AttentionStatistics, dx, gradients.AttentionGain,
            gradients.AttentionBias);
    }

    private void Attend(BlockActivations memory, PackedSequences input, Dropout dropout)
    {
        for (var (sequence, number) = (0, 0); sequence < input.Count; sequence++)
        {
            var (start, length) = (input.Start(sequence), input.Length(sequence));
            var context = memory.Context.AsSpan(start * Width, length * Width);
            shape.Attention.Forward(
                memory.Qkv.AsSpan(start * 3 * Width), length, dropout, number, memory.Shares.AsSpan(number), attentionScratch, context);
            number += shape.Heads * length * length;
        }
    }

    private void AttendBack(BlockActivations memory, PackedSequences input, Dropout dropout, ReadOnlySpan<float> contextGradient)
    {
        for (var (sequence, number) = (0, 0); sequence < input.Count; sequence++)
        {
            var (start, length) = (input.Start(sequence), input.Length(sequence));
            var qkv = memory.Qkv.AsSpan(start * 3 * Width);
            var own = contextGradient.Slice(start * Width, length * Width);
            shape.Attention.Backward(
                qkv, length, dropout, number, memory.Shares.AsSpan(number), own, attentionScratch, qkvGradient.AsSpan(start * 3 * Width));
            number += shape.Heads * length * length;
        }
    }

    private void Fit(PackedSequences input)
    {
        var (size, shares, longest) = (input.Rows * Width, 0, 0);
        for (var sequence = 0; sequence < input.Count; sequence++)
        {
            longest = Math.Max(longest, input.Length(sequence));
            shares += shape.Heads * input.Length(sequence) * input.Length(sequence);
        }

        foreach (var block in blocks)
        {
            block.Fit(input.Rows, Width, shares);
        }

        BlockActivations.Fit(ref lastStatistics, 2 * input.Rows);
        BlockActivations.Fit(ref attentionScratch, 2 * longest * longest);
        BlockActivations.Fit(ref qkvGradient, 3 * size);
        BlockActivations.Fit(ref last, size);
        BlockActivations.Fit(ref output, size);
        BlockActivations.Fit(ref scratch, size);
        BlockActivations.Fit(ref gradient, size);
        BlockActivations.Fit(ref inner, size);
    }
}
