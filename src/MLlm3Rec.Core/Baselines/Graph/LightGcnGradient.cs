using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Factorization;

namespace MLlm3Rec.Baselines.Graph;

/// <summary>A user, an item the user chose, and one the user did not.</summary>
internal readonly record struct Comparison(int User, int Chosen, int Other);

/// <summary>What a batch of comparisons says about the vectors of <see cref="LightGcnAlgorithm"/>, and in which direction it falls.</summary>
/// <remarks>
/// loss = mean of −ln σ(s(u, i) − s(u, j)) + λ/2 (|e⁽⁰⁾ᵤ|² + |e⁽⁰⁾ᵢ|² + |e⁽⁰⁾ⱼ|²) over the batch. With S = (Σₖ matrixᵏ) / (layers + 1), which is
/// symmetric, final vectors are S · e⁽⁰⁾, and the gradient by e⁽⁰⁾ is S · the gradient by the final vectors, plus the λ part.
/// </remarks>
internal sealed class LightGcnGradient(ChoiceGraph graph, int width, int layers, float regularization, int threads)
{
    private readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads };
    private readonly float[] smoothed = new float[graph.Nodes * width];
    private readonly float[] direct = new float[graph.Nodes * width];
    private readonly float[] spare = new float[graph.Nodes * width];

    /// <summary>By e⁽⁰⁾ [users + items × d], of the batch that <see cref="Run"/> saw last.</summary>
    public float[] Values => smoothed;

    /// <returns>The sum over the batch of −ln σ, without the λ part.</returns>
    public double Run(FactorMatrix vectors, ReadOnlySpan<Comparison> batch)
    {
        Smooth(vectors.Values);
        direct.AsSpan().Clear();
        var loss = 0.0;
        foreach (var comparison in batch)
        {
            loss += Compare(Node(comparison.User), ItemNode(comparison.Chosen), ItemNode(comparison.Other), 1f / batch.Length);
        }

        Smooth(direct);
        foreach (var comparison in batch)
        {
            Shrink(vectors, Node(comparison.User), regularization / batch.Length);
            Shrink(vectors, ItemNode(comparison.Chosen), regularization / batch.Length);
            Shrink(vectors, ItemNode(comparison.Other), regularization / batch.Length);
        }

        return loss;
    }

    private int Node(int user) => user * width;

    private int ItemNode(int item) => (graph.Users + item) * width;

    /// <summary>smoothed = (Σₖ matrixᵏ · values) / (layers + 1), by Horner's rule.</summary>
    private void Smooth(float[] values)
    {
        var (from, to) = (smoothed, spare);
        values.CopyTo(from.AsSpan());
        for (var layer = 0; layer < layers; layer++)
        {
            graph.Smooth(values, from, to, width, parallel);
            (from, to) = (to, from);
        }

        TensorPrimitives.Multiply(from, 1f / (layers + 1), smoothed);
    }

    /// <summary>Adds one choice's share of the gradient by the final vectors.</summary>
    private float Compare(int u, int i, int j, float weight)
    {
        ReadOnlySpan<float> user = smoothed.AsSpan(u, width), chosen = smoothed.AsSpan(i, width), other = smoothed.AsSpan(j, width);
        var difference = TensorPrimitives.Dot(user, chosen) - TensorPrimitives.Dot(user, other);
        var pull = weight / (1 + MathF.Exp(difference));
        Add(chosen, -pull, u);
        Add(other, pull, u);
        Add(user, -pull, i);
        Add(user, pull, j);
        return difference > 0 ? MathF.Log(1 + MathF.Exp(-difference)) : MathF.Log(1 + MathF.Exp(difference)) - difference;
    }

    private void Add(ReadOnlySpan<float> values, float factor, int place)
    {
        var target = direct.AsSpan(place, width);
        TensorPrimitives.MultiplyAdd(values, factor, target, target);
    }

    private void Shrink(FactorMatrix vectors, int place, float factor)
    {
        var target = smoothed.AsSpan(place, width);
        TensorPrimitives.MultiplyAdd(vectors.Values.AsSpan(place, width), factor, target, target);
    }
}
