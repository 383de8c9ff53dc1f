using MLlm3Rec.Baselines.Factorization;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Optimizers;
using MLlm3Rec.Recommenders;

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
    private readonly LightGcnGradient gradient;
    private readonly Adam adam;
    private readonly int[] drawable;
    private readonly float rate;

    /// <summary>Per epoch, of one size but for one choice: a step along a few left over would be as long as any other, and mostly noise.</summary>
    private readonly int batches;

    public LightGcnTrainer(Dataset train, LightGcnOptions options)
    {
        this.options = options;
        known = KnownItems.Of(train);
        graph = ChoiceGraph.Of(train);
        rate = (float)options.Rate(train);
        batches = (int)Math.Ceiling(graph.ByUser.Columns.Length / (double)options.Batch(train));
        drawable = [.. Enumerable.Range(0, known.Count).Where(item => known.Counts[item] > 0)];
        vectors = FactorMatrix.Empty(graph.Nodes, options.EmbeddingSize);
        var random = SplitMix64.Derive(options.Seed, stream: -1);
        foreach (ref var value in vectors.Values.AsSpan())
        {
            value = Spread * (float)random.NextGaussian();
        }

        gradient = new LightGcnGradient(graph, vectors.Width, options.Layers, (float)options.Regularization, options.Threads);
        adam = new Adam(vectors.Values.Length);
    }

    public override string Fingerprint => $"lightgcn {options with { Threads = 1 }} {graph.Users} {known.Count} {graph.ByUser.Columns.Length}";

    public override IReadOnlyList<WeightArray> Weights => [new(WeightName, vectors.Values)];

    public override IReadOnlyList<WeightArray> Memory => [new("mean", adam.Mean), new("square", adam.Square), new("steps", adam.Steps)];

    public override IStoredRecommender Recommender() => LightGcnRecommender.Of(known, graph, vectors, options);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var random = SplitMix64.Derive(options.Seed, epoch);
        var choices = new Comparison[graph.ByUser.Columns.Length];
        for (var (user, place) = (0, 0); user < graph.Users; user++)
        {
            foreach (var item in graph.ByUser.ColumnsOf(user))
            {
                choices[place++] = new Comparison(user, item, item);
            }
        }

        random.Shuffle(choices.AsSpan());
        var loss = 0.0;
        for (var batch = 0; batch < batches; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = ((int)((long)choices.Length * batch / batches), (int)((long)choices.Length * (batch + 1) / batches));
            loss += Step(choices.AsSpan(from, to - from), ref random);
        }

        return loss / Math.Max(1, choices.Length);
    }

    private double Step(Span<Comparison> batch, ref SplitMix64 random)
    {
        foreach (ref var comparison in batch)
        {
            comparison = comparison with { Other = Draw(comparison.User, ref random) };
        }

        var loss = gradient.Run(vectors, batch);
        adam.Begin();
        Parallel.For(0, (vectors.Values.Length + Grain - 1) / Grain, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, part =>
        {
            var first = part * Grain;
            adam.Step(vectors.Values, first, gradient.Values.AsSpan(first, Math.Min(Grain, vectors.Values.Length - first)), rate);
        });
        return loss;
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
