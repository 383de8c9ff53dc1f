using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Optimizers;

/// <summary>Steps along a noisy gradient, each parameter at its own scale.</summary>
/// <remarks>
/// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; x ← x − rate · m̂ / (√v̂ + 1e-7), both means corrected for starting at 0.
/// Source: Kingma &amp; Ba 2015, arXiv 1412.6980, algorithm 1.
/// </remarks>
/// <param name="length">Number of parameters.</param>
/// <param name="decay">β₁: how much of the mean gradient stays.</param>
/// <param name="squareDecay">β₂: how much of the mean square stays.</param>
public sealed class Adam(int length, double decay = 0.9, double squareDecay = 0.999)
{
    private const float Epsilon = 1e-7f;

    /// <summary>Mean gradients, one per parameter.</summary>
    public float[] Mean { get; } = new float[length];

    /// <summary>Mean squares, one per parameter.</summary>
    public float[] Square { get; } = new float[length];

    /// <summary>One place: the number of steps taken, exact up to 2²⁴.</summary>
    public float[] Steps { get; } = [0];

    /// <summary>One step of all parameters.</summary>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradient, float rate)
    {
        Begin();
        Step(parameters, first: 0, gradient, rate);
    }

    /// <summary>Begins a step that is taken in parts.</summary>
    public void Begin() => Steps[0]++;

    /// <summary>The part of a step that begins at <paramref name="first"/>: each parameter once, from any thread.</summary>
    /// <param name="parameters">All of them.</param>
    /// <param name="first">Number of the first parameter of the part.</param>
    /// <param name="gradient">Of the part; its length is the part's.</param>
    /// <param name="rate">Step size.</param>
    public void Step(Span<float> parameters, int first, ReadOnlySpan<float> gradient, float rate)
    {
        var (keep, take) = ((float)decay, (float)(1 - decay));
        var (keepSquare, takeSquare) = ((float)squareDecay, (float)(1 - squareDecay));
        var meanScale = 1 / (1 - MathF.Pow(keep, Steps[0]));
        var squareScale = 1 / (1 - MathF.Pow(keepSquare, Steps[0]));
        ref var x0 = ref MemoryMarshal.GetReference(parameters.Slice(first, gradient.Length));
        ref var g0 = ref MemoryMarshal.GetReference(gradient);
        ref var m0 = ref MemoryMarshal.GetReference(Mean.AsSpan(first, gradient.Length));
        ref var s0 = ref MemoryMarshal.GetReference(Square.AsSpan(first, gradient.Length));
        var place = 0;
        for (; place + Vector<float>.Count <= gradient.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var g = Vector.LoadUnsafe(ref g0, at);
            var m = keep * Vector.LoadUnsafe(ref m0, at) + take * g;
            var s = keepSquare * Vector.LoadUnsafe(ref s0, at) + takeSquare * g * g;
            m.StoreUnsafe(ref m0, at);
            s.StoreUnsafe(ref s0, at);
            var x = Vector.LoadUnsafe(ref x0, at) - rate * m * meanScale / (Vector.SquareRoot(s * squareScale) + new Vector<float>(Epsilon));
            x.StoreUnsafe(ref x0, at);
        }

        for (; place < gradient.Length; place++)
        {
            var at = first + place;
            Mean[at] = keep * Mean[at] + take * gradient[place];
            Square[at] = keepSquare * Square[at] + takeSquare * gradient[place] * gradient[place];
            parameters[at] -= rate * Mean[at] * meanScale / (MathF.Sqrt(Square[at] * squareScale) + Epsilon);
        }
    }
}
