using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class TransformerPassTests
{
    private const int Width = 6;

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 0.3f)]
    public void Backward_AllWeights_EqualsDifferences(bool causal, float rate)
    {
        var shape = new TransformerShape(Width, Blocks: 2, Heads: 2, Places: 5, causal);
        var random = new SplitMix64(seed: 4);
        var weights = new float[shape.Parameters];
        shape.Randomize(weights, ref random);
        var items = Differences.Random(4 * Width, seed: 1, scale: 0.4f);
        var input = Pack([0, 1, 2, 1], [3, 3]);
        var loss = Differences.Random(input.Rows * Width, seed: 2);
        var pass = new TransformerPass(shape);
        var weightGradient = new float[weights.Length];
        var itemGradient = new float[items.Length];

        pass.Forward(items, weights, input, rate, new SplitMix64(seed: 9));
        pass.Backward(weights, input, loss, weightGradient, itemGradient);

        double Loss() => Differences.Weighted(pass.Forward(items, weights, input, rate, new SplitMix64(seed: 9)), loss);
        Differences.AssertGradient(Loss, items, itemGradient, step: 3e-3f, tolerance: 1e-2);
        Differences.AssertGradient(Loss, weights, weightGradient, step: 3e-3f, tolerance: 1e-2);
    }

    [Fact]
    public void Forward_PackedTogether_EqualsEachAlone()
    {
        var shape = new TransformerShape(Width, Blocks: 2, Heads: 1, Places: 5, Causal: true);
        var random = new SplitMix64(seed: 4);
        var weights = new float[shape.Parameters];
        shape.Randomize(weights, ref random);
        var items = Differences.Random(4 * Width, seed: 1);
        var pass = new TransformerPass(shape);

        var together = pass.Forward(items, weights, Pack([0, 1, 2, 1], [3, 3]), rate: 0, default).ToArray();

        Assert.Equal(pass.Forward(items, weights, Pack([0, 1, 2, 1]), rate: 0, default), together.AsSpan(0, 4 * Width));
        Assert.Equal(pass.Forward(items, weights, Pack([3, 3]), rate: 0, default), together.AsSpan(4 * Width));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Last_AnyMask_EqualsForwardAtLastPlaces(bool causal)
    {
        var shape = new TransformerShape(Width, Blocks: 2, Heads: 2, Places: 30, causal);
        var random = new SplitMix64(seed: 4);
        var weights = new float[shape.Parameters];
        shape.Randomize(weights, ref random);
        var items = Differences.Random(4 * Width, seed: 1);
        var input = Pack([0, 1, 2, 1], [3], [.. Enumerable.Range(0, 30).Select(place => place % 4)]);
        var pass = new TransformerPass(shape);
        var all = pass.Forward(items, weights, input, rate: 0, default).ToArray();

        var last = pass.Last(items, weights, input).ToArray();

        float[] expected = [.. new[] { 3, 4, 34 }.SelectMany(row => all[(row * Width)..((row + 1) * Width)])];
        Each.Holds(expected.Zip(last), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    private static PackedSequences Pack(params int[][] sequences)
    {
        var pack = new PackedSequences();
        foreach (var sequence in sequences)
        {
            sequence.CopyTo(pack.Add(sequence.Length));
        }

        return pack;
    }
}
