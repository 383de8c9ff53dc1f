using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Optimizers;

/// <summary>Writes the gradient at a point and returns the loss there.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">As long as the point.</param>
internal delegate double LossAndGradient(ReadOnlySpan<float> point, Span<float> gradient);

/// <summary>Finds the lowest point of a smooth function by L-BFGS with a backtracking line search.</summary>
/// <remarks>Source: Nocedal and Wright 2006, Numerical Optimization, algorithms 7.4 and 3.1 (Armijo's rule, constant 10⁻⁴).</remarks>
internal static class LimitedMemoryDescent
{
    private const int Memory = 8;
    private const int Halvings = 20;
    private const double Armijo = 1e-4;

    /// <summary>Moves <paramref name="point"/> downhill until the loss falls by less than <paramref name="tolerance"/> of itself.</summary>
    /// <returns>The loss reached.</returns>
    public static double Run(float[] point, LossAndGradient measure, int steps, double tolerance, CancellationToken cancellationToken)
    {
        var gradient = new float[point.Length];
        var loss = measure(point, gradient);
        var (changes, turns) = (new List<float[]>(), new List<float[]>());
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var direction = Direction(gradient, changes, turns);
            double slope = TensorPrimitives.Dot<float>(direction, gradient);
            if (slope >= 0)
            {
                (changes, turns) = ([], []);
                TensorPrimitives.Negate(gradient, direction);
                slope = -TensorPrimitives.SumOfSquares<float>(gradient);
            }

            var length = changes.Count == 0 ? 1 / Math.Max(1, TensorPrimitives.Norm<float>(gradient)) : 1;
            var (next, nextGradient) = (new float[point.Length], new float[point.Length]);
            var reached = loss;
            for (var halving = 0; halving <= Halvings; halving++, length /= 2)
            {
                TensorPrimitives.MultiplyAdd(direction, (float)length, point, next);
                reached = measure(next, nextGradient);
                if (reached <= loss + Armijo * length * slope)
                {
                    break;
                }
            }

            if (reached >= loss)
            {
                return loss;
            }

            Remember(point, next, gradient, nextGradient, changes, turns);
            next.CopyTo(point, 0);
            gradient = nextGradient;
            var gain = loss - reached;
            loss = reached;
            if (gain < tolerance * Math.Abs(loss))
            {
                return loss;
            }
        }

        return loss;
    }

    private static void Remember(float[] point, float[] next, float[] gradient, float[] nextGradient, List<float[]> changes, List<float[]> turns)
    {
        var (change, turn) = (new float[point.Length], new float[point.Length]);
        TensorPrimitives.Subtract(next, point, change);
        TensorPrimitives.Subtract(nextGradient, gradient, turn);
        if (TensorPrimitives.Dot<float>(change, turn) <= 0)
        {
            return;
        }

        changes.Add(change);
        turns.Add(turn);
        if (changes.Count > Memory)
        {
            changes.RemoveAt(0);
            turns.RemoveAt(0);
        }
    }

    /// <summary>−H · gradient by the two-loop recursion.</summary>
    private static float[] Direction(float[] gradient, List<float[]> changes, List<float[]> turns)
    {
        var direction = new float[gradient.Length];
        TensorPrimitives.Negate(gradient, direction);
        var shares = new float[changes.Count];
        for (var place = changes.Count - 1; place >= 0; place--)
        {
            shares[place] = TensorPrimitives.Dot<float>(changes[place], direction) / TensorPrimitives.Dot<float>(changes[place], turns[place]);
            TensorPrimitives.MultiplyAdd(turns[place], -shares[place], direction, direction);
        }

        if (changes.Count > 0)
        {
            var scale = TensorPrimitives.Dot<float>(changes[^1], turns[^1]) / TensorPrimitives.SumOfSquares<float>(turns[^1]);
            TensorPrimitives.Multiply(direction, scale, direction);
        }

        for (var place = 0; place < changes.Count; place++)
        {
            var share = TensorPrimitives.Dot<float>(turns[place], direction) / TensorPrimitives.Dot<float>(changes[place], turns[place]);
            TensorPrimitives.MultiplyAdd(changes[place], shares[place] - share, direction, direction);
        }

        return direction;
    }
}
