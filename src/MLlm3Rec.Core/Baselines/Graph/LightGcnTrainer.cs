using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Factorization;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Baselines.Graph;

/// <summary>One epoch of <see cref="LightGcnAlgorithm"/>: every choice once, in batches; each batch passes over the graph both ways.</summary>
internal sealed class LightGcnTrainer : Trainer
{
    public const string WeightName = "vectors";

    private const float Spread = 0.1f;
    private const int Grain = 1 << 16;

    private readonly LightGcnOptions options;
    private readonly KnownItems known;
    private readonly ChoiceGraph graph;
    private readonly FactorMatrix vectors;
    private readonly Adam adam;
    private readonly int[] drawable;
    private readonly float[] smoothed;
    private readonly float[] spare;
    private readonly float[] gradient;

    public LightGcnTrainer(Dataset train, LightGcnOptions options)
    {
        this.options = options;
        known = KnownItems.Of(train);
        graph = ChoiceGraph.Of(train);
        drawable = [.. Enumerable.Range(0, known.Count).Where(item => known.Counts[item] > 0)];
        vectors = FactorMatrix.Empty(graph.Nodes, options.EmbeddingSize);
        var random = SplitMix64.Derive(options.Seed, stream: -1);
        foreach (ref var value in vectors.Values.AsSpan())
        {
            value = Spread * (float)random.NextGaussian();
        }

        adam = new Adam(vectors.Values.Length);
        smoothed = new float[vectors.Values.Length];
        spare = new float[vectors.Values.Length];
        gradient = new float[vectors.Values.Length];
    }

    public override string Fingerprint => $"lightgcn {options with { Threads = 1 }} {graph.Users} {known.Count} {graph.ByUser.Columns.Length}";

    public override IReadOnlyList<WeightArray> Weights => [new(WeightName, vectors.Values)];

    public override IReadOnlyList<WeightArray> Memory => [new("mean", adam.Mean), new("square", adam.Square), new("steps", adam.Steps)];

    public override IStoredRecommender Recommender() => LightGcnRecommender.Of(known, graph, vectors, options);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var random = SplitMix64.Derive(options.Seed, epoch);
        var choices = new (int User, int Item)[graph.ByUser.Columns.Length];
        for (var (user, place) = (0, 0); user < graph.Users; user++)
        {
            foreach (var item in graph.ByUser.ColumnsOf(user))
            {
                choices[place++] = (user, item);
            }
        }

        random.Shuffle(choices.AsSpan());
        var loss = 0.0;
        for (var first = 0; first < choices.Length; first += options.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            loss += Step(choices.AsSpan(first, Math.Min(options.BatchSize, choices.Length - first)), ref random);
        }

        return loss / Math.Max(1, choices.Length);
    }

    private double Step(ReadOnlySpan<(int User, int Item)> batch, ref SplitMix64 random)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads };
        Smooth(vectors.Values, smoothed, parallel);
        var direct = gradient;
        direct.AsSpan().Clear();
        var loss = 0.0;
        foreach (var (user, item) in batch)
        {
            loss += Compare(user, graph.Users + item, graph.Users + Draw(user, ref random), 1f / batch.Length);
        }

        Smooth(direct, smoothed, parallel);
        Regularize(batch, 1f / batch.Length);
        adam.Begin();
        Parallel.For(0, (vectors.Values.Length + Grain - 1) / Grain, parallel, part =>
        {
            var first = part * Grain;
            adam.Step(vectors.Values, first, smoothed.AsSpan(first, Math.Min(Grain, smoothed.Length - first)), (float)options.LearningRate);
        });
        return loss;
    }

    /// <summary>result = (Σₖ matrixᵏ · values) / (layers + 1), by Horner's rule.</summary>
    private void Smooth(float[] values, float[] result, ParallelOptions parallel)
    {
        var (from, to) = (result, spare);
        values.CopyTo(from.AsSpan());
        for (var layer = 0; layer < options.Layers; layer++)
        {
            graph.Smooth(values, from, to, vectors.Width, parallel);
            (from, to) = (to, from);
        }

        TensorPrimitives.Multiply(from, 1f / (options.Layers + 1), result);
    }

    /// <summary>Adds one choice's share of the gradient of the final vectors.</summary>
    private float Compare(int user, int chosen, int other, float weight)
    {
        var width = vectors.Width;
        var (u, i, j) = (user * width, chosen * width, other * width);
        var x = smoothed.AsSpan(u, width);
        var difference = TensorPrimitives.Dot<float>(x, smoothed.AsSpan(i, width)) - TensorPrimitives.Dot<float>(x, smoothed.AsSpan(j, width));
        var pull = weight / (1 + MathF.Exp(difference));
        TensorPrimitives.MultiplyAdd(smoothed.AsSpan(i, width), -pull, gradient.AsSpan(u, width), gradient.AsSpan(u, width));
        TensorPrimitives.MultiplyAdd(smoothed.AsSpan(j, width), pull, gradient.AsSpan(u, width), gradient.AsSpan(u, width));
        TensorPrimitives.MultiplyAdd(x, -pull, gradient.AsSpan(i, width), gradient.AsSpan(i, width));
        TensorPrimitives.MultiplyAdd(x, pull, gradient.AsSpan(j, width), gradient.AsSpan(j, width));
        return difference > 0 ? MathF.Log(1 + MathF.Exp(-difference)) : MathF.Log(1 + MathF.Exp(difference)) - difference;
    }

    private void Regularize(ReadOnlySpan<(int User, int Item)> batch, float weight)
    {
        foreach (var (user, item) in batch)
        {
            Shrink(user, weight);
            Shrink(graph.Users + item, weight);
        }
    }

    private void Shrink(int node, float weight)
    {
        var target = smoothed.AsSpan(node * vectors.Width, vectors.Width);
        TensorPrimitives.MultiplyAdd(vectors.Row(node), weight * (float)options.Regularization, target, target);
    }

    /// <summary>Uniform among the known items that the user has not chosen; any, where that is not found soon.</summary>
    private int Draw(int user, ref SplitMix64 random)
    {
        const int Attempts = 32;
        var history = graph.ByUser.ColumnsOf(user);
        var item = drawable[random.NextInt32(drawable.Length)];
        for (var attempt = 0; attempt < Attempts && history.BinarySearch(item) >= 0; attempt++)
        {
            item = drawable[random.NextInt32(drawable.Length)];
        }

        return item;
    }
}
