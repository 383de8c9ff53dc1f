using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics.Optimizers;

/// <summary>Steps along a noisy gradient, each parameter at a pace that its own past gradients slow down; rows without a gradient stay
/// untouched.</summary>
/// <remarks>
/// s ← s + g²; m ← momentum · m − rate · g / √(s + 1e-6); x ← x + m, for the rows of one step only. A row may appear once per step.
/// Source: Duchi, Hazan &amp; Singer 2011, JMLR 12; the momentum on top as in Hidasi &amp; Karatzoglou 2018, arXiv 1706.03847.
/// </remarks>
public sealed class SparseAdagrad(int length, float momentum)
{
    private const float Epsilon = 1e-6f;

    /// <summary>Sums of squares, one per parameter.</summary>
    public float[] Squares { get; } = new float[length];

    /// <summary>The momentum, one per parameter; empty where there is none.</summary>
    public float[] Motion { get; } = new float[momentum == 0 ? 0 : length];

    /// <summary>One row, or all parameters.</summary>
    /// <param name="parameters">All of them.</param>
    /// <param name="first">Where the row begins.</param>
    /// <param name="gradient">Of the row; its length is the row's.</param>
    /// <param name="rate">Step size.</param>
    public void Step(Span<float> parameters, int first, ReadOnlySpan<float> gradient, float rate)
    {
        if (momentum == 0)
        {
            Step(parameters.Slice(first, gradient.Length), Squares.AsSpan(first, gradient.Length), gradient, rate);
        }
        else
        {
            Step(
                parameters.Slice(first, gradient.Length),
                Squares.AsSpan(first, gradient.Length),
                Motion.AsSpan(first, gradient.Length),
                gradient,
                rate);
        }
    }

    private static void Step(Span<float> row, Span<float> squares, ReadOnlySpan<float> gradient, float rate)
    {
        ref var g0 = ref MemoryMarshal.GetReference(gradient);
        ref var s0 = ref MemoryMarshal.GetReference(squares);
        ref var x0 = ref MemoryMarshal.GetReference(row);
        var place = 0;
        for (; place + Vector<float>.Count <= gradient.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var g = Vector.LoadUnsafe(ref g0, at);
            var s = Vector.LoadUnsafe(ref s0, at) + g * g;
            s.StoreUnsafe(ref s0, at);
            (Vector.LoadUnsafe(ref x0, at) - g * rate / Vector.SquareRoot(s + new Vector<float>(Epsilon))).StoreUnsafe(ref x0, at);
        }

        for (; place < gradient.Length; place++)
        {
            squares[place] += gradient[place] * gradient[place];
            row[place] -= gradient[place] * rate / MathF.Sqrt(squares[place] + Epsilon);
        }
    }

    private void Step(Span<float> row, Span<float> squares, Span<float> motion, ReadOnlySpan<float> gradient, float rate)
    {
        ref var g0 = ref MemoryMarshal.GetReference(gradient);
        ref var s0 = ref MemoryMarshal.GetReference(squares);
        ref var m0 = ref MemoryMarshal.GetReference(motion);
        ref var x0 = ref MemoryMarshal.GetReference(row);
        var place = 0;
        for (; place + Vector<float>.Count <= gradient.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var g = Vector.LoadUnsafe(ref g0, at);
            var s = Vector.LoadUnsafe(ref s0, at) + g * g;
            var m = Vector.LoadUnsafe(ref m0, at) * momentum - g * rate / Vector.SquareRoot(s + new Vector<float>(Epsilon));
            s.StoreUnsafe(ref s0, at);
            m.StoreUnsafe(ref m0, at);
            (Vector.LoadUnsafe(ref x0, at) + m).StoreUnsafe(ref x0, at);
        }

        for (; place < gradient.Length; place++)
        {
            squares[place] += gradient[place] * gradient[place];
            motion[place] = motion[place] * momentum - gradient[place] * rate / MathF.Sqrt(squares[place] + Epsilon);
            row[place] += motion[place];
        }
    }
}
