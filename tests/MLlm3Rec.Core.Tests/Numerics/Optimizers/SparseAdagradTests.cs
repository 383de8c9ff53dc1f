namespace MLlm3Rec.Numerics.Optimizers;

public sealed class SparseAdagradTests
{
    [Fact]
    public void Step_TwiceOnOneRow_HandComputed()
    {
        float[] parameters = [.. Enumerable.Repeat(1f, 18)];
        var adagrad = new SparseAdagrad(18, momentum: 0.5f);
        float[] gradient = [.. Enumerable.Repeat(3f, 9)];

        adagrad.Step(parameters, first: 9, gradient, rate: 0.1f);
        adagrad.Step(parameters, first: 9, gradient, rate: 0.1f);

        // First m = −0.1 · 3/3; then m = 0.5 · −0.1 − 0.1 · 3/√18.
        Each.Holds(parameters[..9], value => Assert.Equal(1, value));
        Each.Holds(parameters[9..], value => Assert.Equal(1 - 0.1f - 0.05f - 0.1f / MathF.Sqrt(2), value, 1e-5f));
    }

    [Fact]
    public void Step_AnyLength_WholeVectorsAndRestAgree()
    {
        var gradient = Differences.Random(11, seed: 1);
        var (whole, single) = (new float[11], new float[11]);
        var (one, other) = (new SparseAdagrad(11, 0.1f), new SparseAdagrad(11, 0.1f));

        one.Step(whole, first: 0, gradient, rate: 0.05f);
        for (var place = 0; place < 11; place++)
        {
            other.Step(single, place, gradient.AsSpan(place, 1), rate: 0.05f);
        }

        Each.Holds(whole.Zip(single), pair => Assert.Equal(pair.First, pair.Second, 1e-7f));
    }
}
