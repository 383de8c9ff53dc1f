namespace MLlm3Rec.Numerics.Optimizers;

public sealed class AdamTests
{
    [Fact]
    public void Step_First_MovesByTheRateAgainstTheGradientsSign()
    {
        float[] parameters = [1, 1, 1];

        new Adam(3).Step(parameters, [0.5f, -20, 0], rate: 0.1f);

        // m̂ = g and √v̂ = |g| after one step, whatever the scale.
        Assert.Equal(0.9f, parameters[0], 1e-5f);
        Assert.Equal(1.1f, parameters[1], 1e-5f);
        Assert.Equal(1f, parameters[2]);
    }

    [Fact]
    public void Step_Parabola_ReachesTheMinimum()
    {
        float[] place = [5];
        var adam = new Adam(1);
        for (var step = 0; step < 2000; step++)
        {
            adam.Step(place, [2 * (place[0] - 3)], rate: 0.05f);
        }

        Assert.Equal(3f, place[0], 1e-2f);
    }

    [Fact]
    public void Step_InParts_EqualsAtOnce()
    {
        var gradient = Differences.Random(23, seed: 1);
        var (whole, parts) = (new float[23], new float[23]);
        var (one, other) = (new Adam(23, squareDecay: 0.98), new Adam(23, squareDecay: 0.98));
        for (var step = 0; step < 3; step++)
        {
            one.Step(whole, gradient, rate: 0.1f);
            other.Begin();
            other.Step(parts, first: 8, gradient.AsSpan(8), rate: 0.1f);
            other.Step(parts, first: 0, gradient.AsSpan(0, 8), rate: 0.1f);
        }

        Assert.Equal(whole, parts);
    }
}
