using MLlm3Rec.Baselines.Factorization;
using MLlm3Rec.Numerics;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Graph;

public sealed class LightGcnGradientTests
{
    private const int Width = 3;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 0.4f)]
    public void Run_AnyDepth_GradientEqualsDifferences(int layers, float regularization)
    {
        // User 2 is in two comparisons, item 3 is right in one and wrong in another, item 4 nobody chose.
        var graph = ChoiceGraph.Of(SmallDataset.Of(items: 5, [0, 1], [1, 2], [0, 2, 3]));
        Comparison[] batch = [new(0, 1, 3), new(2, 3, 4), new(2, 0, 1)];
        var vectors = new FactorMatrix(Differences.Random(graph.Nodes * Width, seed: 1), Width);
        var gradient = new LightGcnGradient(graph, Width, layers, regularization, threads: 1);

        gradient.Run(vectors, batch);

        var probe = new LightGcnGradient(graph, Width, layers, regularization, threads: 1);
        double Norm(int node) => vectors.Row(node).ToArray().Sum(value => (double)value * value);
        double Loss() => (probe.Run(vectors, batch) + regularization / 2 * batch.Sum(
            asked => Norm(asked.User) + Norm(graph.Users + asked.Chosen) + Norm(graph.Users + asked.Other))) / batch.Length;
        Differences.AssertGradient(Loss, vectors.Values, gradient.Values);
    }
}
