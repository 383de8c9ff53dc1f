using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>One stochastic step along the gradient of ln σ(s(u, i) − s(u, j)), both passes over the three vectors fused.</summary>
internal sealed class BprStep(BprModel model, float rate, float regularization)
{
    /// <returns>−ln σ of the difference before the step.</returns>
    public float Take(int user, int chosen, int other)
    {
        var x = model.Users.Row(user);
        var y = model.Items.Row(chosen);
        var z = model.Items.Row(other);
        var biases = model.Biases;
        var difference = biases[chosen] - biases[other] + Difference(x, y, z);
        var pull = 1 / (1 + MathF.Exp(difference));
        Move(x, y, z, pull);
        biases[chosen] += rate * (pull - regularization * biases[chosen]);
        biases[other] -= rate * (pull + regularization * biases[other]);
        return difference > 0 ? MathF.Log(1 + MathF.Exp(-difference)) : MathF.Log(1 + MathF.Exp(difference)) - difference;
    }

    private static float Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> z)
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        var sum = Vector<float>.Zero;
        var place = 0;
        for (; place + Vector<float>.Count <= x.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            sum += Vector.LoadUnsafe(ref x0, at) * (Vector.LoadUnsafe(ref y0, at) - Vector.LoadUnsafe(ref z0, at));
        }

        var total = Vector.Sum(sum);
        for (; place < x.Length; place++)
        {
            total += x[place] * (y[place] - z[place]);
        }

        return total;
    }

    private void Move(Span<float> x, Span<float> y, Span<float> z, float pull)
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        var (step, shrink) = (rate * pull, 1 - rate * regularization);
        var place = 0;
        for (; place + Vector<float>.Count <= x.Length; place += Vector<float>.Count)
        {
            var at = (nuint)place;
            var (u, i, j) = (Vector.LoadUnsafe(ref x0, at), Vector.LoadUnsafe(ref y0, at), Vector.LoadUnsafe(ref z0, at));
            (shrink * u + step * (i - j)).StoreUnsafe(ref x0, at);
            (shrink * i + step * u).StoreUnsafe(ref y0, at);
            (shrink * j - step * u).StoreUnsafe(ref z0, at);
        }

        for (; place < x.Length; place++)
        {
            var (u, i, j) = (x[place], y[place], z[place]);
            x[place] = shrink * u + step * (i - j);
            y[place] = shrink * i + step * u;
            z[place] = shrink * j - step * u;
        }
    }
}
