namespace MLlm3Rec.Numerics;

/// <summary>Steps along a noisy gradient, each parameter at its own scale.</summary>
/// <remarks>
/// m ← 0.9 m + 0.1 g; v ← 0.999 v + 0.001 g²; x ← x − rate · m̂ / (√v̂ + 1e-7), both means corrected for starting at 0.
/// Source: Kingma &amp; Ba 2015, arXiv 1412.6980, algorithm 1.
/// </remarks>
public sealed class Adam(int length)
{
    private readonly float[] mean = new float[length];
    private readonly float[] square = new float[length];
    private int steps;

    public void Step(Span<float> parameters, ReadOnlySpan<float> gradient, float rate)
    {
        steps++;
        var meanScale = 1 / (1 - MathF.Pow(0.9f, steps));
        var squareScale = 1 / (1 - MathF.Pow(0.999f, steps));
        for (var place = 0; place < parameters.Length; place++)
        {
            mean[place] = 0.9f * mean[place] + 0.1f * gradient[place];
            square[place] = 0.999f * square[place] + 0.001f * gradient[place] * gradient[place];
            parameters[place] -= rate * mean[place] * meanScale / (MathF.Sqrt(square[place] * squareScale) + 1e-7f);
        }
    }
}
