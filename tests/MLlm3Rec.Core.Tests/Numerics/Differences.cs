namespace MLlm3Rec.Numerics;

/// <summary>Gradients by central differences, to hold analytic ones against.</summary>
internal static class Differences
{
    /// <summary>Every analytic gradient must agree with (f(x + h) − f(x − h)) / 2h within a small share of the largest one.</summary>
    public static void AssertGradient(Func<double> loss, float[] values, float[] gradient, float step = 1e-2f, double tolerance = 2e-3)
    {
        var numeric = new double[values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            var kept = values[place];
            values[place] = kept + step;
            var above = loss();
            values[place] = kept - step;
            var below = loss();
            values[place] = kept;
            numeric[place] = (above - below) / (2 * step);
        }

        var scale = Math.Max(1e-3, numeric.Max(Math.Abs));
        Each.Holds(Enumerable.Range(0, values.Length), place => Assert.True(
            Math.Abs(numeric[place] - gradient[place]) <= tolerance * scale, $"place {place}: {gradient[place]} instead of {numeric[place]}"));
    }

    public static float[] Random(int length, ulong seed, float scale = 1)
    {
        var random = new SplitMix64(seed);
        var values = new float[length];
        foreach (ref var value in values.AsSpan())
        {
            value = (float)random.NextGaussian() * scale;
        }

        return values;
    }

    /// <summary>Σ weights · values: a loss whose gradient is the weights.</summary>
    public static double Weighted(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
    {
        var sum = 0.0;
        for (var place = 0; place < values.Length; place++)
        {
            sum += (double)values[place] * weights[place];
        }

        return sum;
    }
}
