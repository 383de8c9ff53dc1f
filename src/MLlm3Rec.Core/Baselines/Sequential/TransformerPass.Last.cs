using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>AskOptions: only the last place of each sequence matters, so the last block computes nothing else.</summary>
internal sealed partial class TransformerPass
{
    /// <summary>What <see cref="Forward(ReadOnlySpan{float}, Span{float}, PackedSequences, float, SplitMix64)"/> gives at the last places, without
    /// dropout.</summary>
    /// <param name="items">[entries × d].</param>
    /// <param name="weights">As <see cref="TransformerShape"/> lays them out.</param>
    /// <param name="input">Sequences of at most the shape's places.</param>
    /// <returns>[sequences × d], good until the next pass.</returns>
    public ReadOnlySpan<float> Last(ReadOnlySpan<float> items, Span<float> weights, PackedSequences input)
    {
        dropouts.AsSpan().Clear();
        Fit(input);
        Embed(items, weights, input);
        for (var block = 0; block + 1 < blocks.Length; block++)
        {
            Forward(blocks[block], shape.BlockOf(weights, block), input, block, blocks[block + 1].Input);
        }

        FinishLast(blocks[^1], shape.BlockOf(weights, blocks.Length - 1), input);
        var size = input.Count * Width;
        LayerNorm.Forward(last.AsSpan(0, size), shape.GainOf(weights), shape.BiasOf(weights), output, lastStatistics);
        return output.AsSpan(0, size);
    }

    private void FinishLast(BlockActivations memory, BlockWeights weights, PackedSequences input)
    {
        var all = input.Rows * Width;
        var size = input.Count * Width;
        var norm = memory.AttentionNorm.AsSpan(0, all);
        LayerNorm.Forward(memory.Input.AsSpan(0, all), weights.AttentionGain, weights.AttentionBias, norm, memory.AttentionStatistics);
        shape.ToQkv.Forward(weights.Qkv, norm, memory.Qkv.AsSpan(0, 3 * all));
        var middle = memory.Middle.AsSpan(0, size);
        var next = last.AsSpan(0, size);
        for (var sequence = 0; sequence < input.Count; sequence++)
        {
            var end = input.Start(sequence) + input.Length(sequence);
            memory.Input.AsSpan((end - 1) * Width, Width).CopyTo(next[(sequence * Width)..]);
            shape.Attention.Last(
                memory.Qkv.AsSpan(input.Start(sequence) * 3 * Width), input.Length(sequence), attentionScratch,
                memory.Context.AsSpan(sequence * Width, Width));
        }

        shape.Square.Forward(weights.Mix, memory.Context.AsSpan(0, size), middle);
        TensorPrimitives.Add(middle, next, middle);
        norm = memory.ForwardNorm.AsSpan(0, size);
        var hidden = memory.Hidden.AsSpan(0, size);
        LayerNorm.Forward(middle, weights.ForwardGain, weights.ForwardBias, norm, memory.ForwardStatistics);
        shape.Square.Forward(weights.Inner, norm, hidden);
        Rectifier.Apply(hidden);
        shape.Square.Forward(weights.Outer, hidden, next);
        TensorPrimitives.Add(next, middle, next);
    }
}
