namespace MLlm3Rec.Numerics.Layers;

public sealed class LinearLayerTests
{
    [Fact]
    public void Forward_TwoRows_HandComputed()
    {
        var output = new float[2];

        // W = (10, 100)ᵀ, b = 1.
        new LinearLayer(2, 1).Forward([10, 100, 1], [1, 2, 3, 4], output);

        Assert.Equal([211, 431], output);
    }

    [Fact]
    public void Backward_AnyWeights_EqualsDifferences()
    {
        var layer = new LinearLayer(7, 5);
        var weights = Differences.Random(layer.Parameters, seed: 1);
        var input = Differences.Random(4 * 7, seed: 2);
        var loss = Differences.Random(4 * 5, seed: 3);
        var inputGradient = new float[input.Length];
        var weightGradient = new float[weights.Length];

        layer.Backward(weights, input, loss, inputGradient, weightGradient);

        double Loss()
        {
            var output = new float[4 * 5];
            layer.Forward(weights, input, output);
            return Differences.Weighted(output, loss);
        }

        Differences.AssertGradient(Loss, input, inputGradient);
        Differences.AssertGradient(Loss, weights, weightGradient);
    }

    [Fact]
    public void Initialize_AnySeed_StaysInsideTheBound()
    {
        var random = new SplitMix64(seed: 1);
        var weights = new float[new LinearLayer(30, 20).Parameters];

        new LinearLayer(30, 20).Initialize(weights, ref random);

        var bound = MathF.Sqrt(6f / 50);
        Assert.InRange(weights.Max(), 0.9f * bound, bound);
        Each.Holds(weights[600..], bias => Assert.Equal(0, bias));
    }
}
