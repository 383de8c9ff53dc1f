namespace MLlm3Rec.Numerics.Layers;

public sealed class LayerNormTests
{
    private const int Rows = 3;

    [Fact]
    public void Forward_OneRow_HandComputed()
    {
        var output = new float[2];

        // Mean 2, deviation 1: x̂ = −1, 1; times the gain plus the bias.
        LayerNorm.Forward([1, 3], gain: [2, 2], bias: [0, 10], output, new float[2]);

        Assert.Equal(-2f, output[0], 1e-4f);
        Assert.Equal(12f, output[1], 1e-4f);
    }

    [Fact]
    public void Forward_ConstantRow_GivesTheBias()
    {
        var output = new float[3];

        LayerNorm.Forward([7, 7, 7], gain: [1, 1, 1], bias: [1, 2, 3], output, new float[2]);

        Assert.Equal([1, 2, 3], output);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(21)]
    public void Backward_AnyWidth_EqualsDifferences(int width)
    {
        var input = Differences.Random(Rows * width, seed: 1);
        var gain = Differences.Random(width, seed: 2);
        var bias = Differences.Random(width, seed: 3);
        var weights = Differences.Random(Rows * width, seed: 4);
        var statistics = new float[2 * Rows];
        var inputGradient = new float[Rows * width];
        var gainGradient = new float[width];
        var biasGradient = new float[width];
        LayerNorm.Forward(input, gain, bias, new float[Rows * width], statistics);

        LayerNorm.Backward(weights, input, gain, statistics, inputGradient, gainGradient, biasGradient);

        double Loss()
        {
            var output = new float[Rows * width];
            LayerNorm.Forward(input, gain, bias, output, new float[2 * Rows]);
            return Differences.Weighted(output, weights);
        }

        Differences.AssertGradient(Loss, input, inputGradient);
        Differences.AssertGradient(Loss, gain, gainGradient);
        Differences.AssertGradient(Loss, bias, biasGradient);
    }
}
