namespace MLlm3Rec.Numerics.Layers;

public sealed class CrossEntropyTests
{
    [Fact]
    public void Full_FourEqualScores_IsLogFour()
    {
        float[] scores = [3, 3, 3, 3];

        Assert.Equal(MathF.Log(4), CrossEntropy.Full(scores, target: 2), 1e-6f);
        Assert.Equal([0.25f, 0.25f, -0.75f, 0.25f], scores);
    }

    [Fact]
    public void Full_AnyScores_GradientEqualsDifferences()
    {
        var scores = Differences.Random(21, seed: 1);
        float[] gradient = [.. scores];

        CrossEntropy.Full(gradient, target: 4);

        Differences.AssertGradient(() => CrossEntropy.Full([.. scores], target: 4), scores, gradient);
    }

    [Fact]
    public void Sampled_AllOthersDrawn_EqualsFull()
    {
        var scores = Differences.Random(21, seed: 1);
        float[] full = [.. scores];
        var (target, others) = (scores[0], scores[1..]);

        var loss = CrossEntropy.Sampled(ref target, others);

        Assert.Equal(CrossEntropy.Full(full, target: 0), loss, 1e-5f);
        Assert.Equal(full[0], target, 1e-6f);
        Each.Holds(full[1..].Zip(others), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Sampled_VoidDraw_CountsNothing()
    {
        float[] samples = [1, float.NegativeInfinity];
        var target = 1f;

        Assert.Equal(MathF.Log(2), CrossEntropy.Sampled(ref target, samples), 1e-6f);
        Assert.Equal(0, samples[1], 1e-12f);
    }

    [Fact]
    public void Sampled_NothingDrawn_IsZero()
    {
        var target = -5f;

        Assert.Equal(0, CrossEntropy.Sampled(ref target, []), 1e-6f);
        Assert.Equal(0, target, 1e-6f);
    }

    [Theory]
    [InlineData(0.3f, -1.2f)]
    [InlineData(-2f, 3f)]
    public void Binary_AnyScores_GradientEqualsDifferences(float right, float wrong)
    {
        float[] scores = [right, wrong];
        CrossEntropy.Binary(ref right, ref wrong);

        Differences.AssertGradient(() => Loss(scores[0], scores[1]), scores, [right, wrong]);

        static double Loss(float right, float wrong) => Math.Log(1 + Math.Exp(-right)) + Math.Log(1 + Math.Exp(wrong));
    }

    [Fact]
    public void Binary_FarApart_DoesNotOverflow()
    {
        var (right, wrong) = (-500f, 500f);

        Assert.Equal(1000, CrossEntropy.Binary(ref right, ref wrong), 1e-3f);
        Assert.Equal((-1f, 1f), (right, wrong));
    }
}
