namespace MLlm3Rec.Numerics.Layers;

public sealed class SoftmaxTests
{
    [Fact]
    public void Apply_ThreeScores_HandComputedShares()
    {
        float[] scores = [MathF.Log(1), MathF.Log(2), MathF.Log(5)];

        Softmax.Apply(scores);

        Assert.Equal([1 / 8f, 2 / 8f, 5 / 8f], scores, (expected, actual) => MathF.Abs(expected - actual) < 1e-6f);
    }

    [Fact]
    public void Apply_HugeScores_DoesNotOverflow()
    {
        float[] scores = [1e30f, 1e30f, -1e30f];

        Softmax.Apply(scores);

        Assert.Equal(0.5f, scores[0], 1e-6f);
        Assert.Equal(0, scores[2], 1e-6f);
    }

    [Fact]
    public void Backward_AnyWeights_EqualsDifferences()
    {
        var scores = Differences.Random(19, seed: 1);
        var weights = Differences.Random(19, seed: 2);
        float[] gradient = [.. weights];

        Softmax.Backward(Shares(scores), gradient);

        Differences.AssertGradient(() => Differences.Weighted(Shares(scores), weights), scores, gradient);
    }

    private static float[] Shares(float[] scores)
    {
        float[] shares = [.. scores];
        Softmax.Apply(shares);
        return shares;
    }
}
