using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>How a transformer is built, and where its weights lie in one array: places, then block after block, then the last norm.</summary>
/// <param name="Width">d.</param>
/// <param name="Blocks">Layers of attention and feed-forward.</param>
/// <param name="Heads">Divides <paramref name="Width"/>.</param>
/// <param name="Places">Longest sequence.</param>
/// <param name="Causal">Whether a place sees only what came before.</param>
internal sealed record TransformerShape(int Width, int Blocks, int Heads, int Places, bool Causal)
{
    public Attention Attention => new(Heads, Width, Causal);

    public LinearLayer ToQkv => new(Width, 3 * Width);

    /// <summary>Behind attention and on both sides of the feed-forward's inner layer, which is as wide as the outer ones.</summary>
    public LinearLayer Square => new(Width, Width);

    /// <summary>Length of the array.</summary>
    public int Parameters => Places * Width + Blocks * BlockParameters + 2 * Width;

    private int BlockParameters => 4 * Width + ToQkv.Parameters + 3 * Square.Parameters;

    public Span<float> PlacesOf(Span<float> weights) => weights[..(Places * Width)];

    public BlockWeights BlockOf(Span<float> weights, int block) =>
        new(this, weights.Slice(Places * Width + block * BlockParameters, BlockParameters));

    public Span<float> GainOf(Span<float> weights) => weights.Slice(Places * Width + Blocks * BlockParameters, Width);

    public Span<float> BiasOf(Span<float> weights) => weights[(Places * Width + Blocks * BlockParameters + Width)..];

    /// <summary>Matrices as <see cref="LinearLayer.Initialize"/>, places normal with deviation 0.02, gains 1, biases 0.</summary>
    public void Randomize(Span<float> weights, ref SplitMix64 random)
    {
        foreach (ref var value in PlacesOf(weights))
        {
            value = (float)(0.02 * random.NextGaussian());
        }

        for (var block = 0; block < Blocks; block++)
        {
            var part = BlockOf(weights, block);
            part.AttentionGain.Fill(1);
            part.ForwardGain.Fill(1);
            ToQkv.Initialize(part.Qkv, ref random);
            Square.Initialize(part.Mix, ref random);
            Square.Initialize(part.Inner, ref random);
            Square.Initialize(part.Outer, ref random);
        }

        GainOf(weights).Fill(1);
    }
}

/// <summary>One block's weights, or their gradients.</summary>
internal readonly ref struct BlockWeights
{
    private readonly Span<float> all;
    private readonly int width;
    private readonly int qkv;
    private readonly int square;

    public BlockWeights(TransformerShape shape, Span<float> all)
    {
        this.all = all;
        (width, qkv, square) = (shape.Width, shape.ToQkv.Parameters, shape.Square.Parameters);
    }

    public Span<float> AttentionGain => all[..width];

    public Span<float> AttentionBias => all.Slice(width, width);

    public Span<float> ForwardGain => all.Slice(2 * width, width);

    public Span<float> ForwardBias => all.Slice(3 * width, width);

    public Span<float> Qkv => all.Slice(4 * width, qkv);

    public Span<float> Mix => all.Slice(4 * width + qkv, square);

    public Span<float> Inner => all.Slice(4 * width + qkv + square, square);

    public Span<float> Outer => all.Slice(4 * width + qkv + 2 * square, square);
}
