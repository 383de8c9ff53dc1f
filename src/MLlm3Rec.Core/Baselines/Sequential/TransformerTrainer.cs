using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>One epoch of a transformer: every history of two items or more once, in batches dealt to four lanes.</summary>
internal sealed class TransformerTrainer : Trainer
{
    private const int Lanes = 4;

    private readonly string method;
    private readonly Dataset train;
    private readonly TransformerOptions options;
    private readonly TransformerModel model;
    private readonly TransformerLane[] lanes;
    private readonly TransformerUpdate update;
    private readonly AliasTable sampler;
    private readonly int[][] histories;
    private readonly int[] sample;

    public TransformerTrainer(string method, Dataset train, ISequenceTask task, TransformerOptions options)
    {
        (this.method, this.train, this.options) = (method, train, options);
        model = TransformerModel.Random(train, task, options);
        double[] odds = [.. model.Known.Counts.ToArray().Select(count => count == 0 ? 0 : Math.Pow(count, options.PopularityPower))];
        sampler = new AliasTable(odds);
        lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new TransformerLane(model, options, LossOf(odds)))];
        update = new TransformerUpdate(model, options, lanes);
        histories = [.. Enumerable.Range(0, train.Users.Count).Select(ItemsOf).Where(items => items.Length > 1)];
        sample = new int[options.Loss == SequenceLoss.SampledCrossEntropy ? options.Negatives : 0];
    }

    public override string Fingerprint => $"{method} {options with { Threads = 1 }} {train.Users.Count} {train.Items.Count} {train.InteractionCount}";

    public override IReadOnlyList<WeightArray> Weights => model.Weights;

    public override IReadOnlyList<WeightArray> Memory => update.Memory;

    public override IStoredRecommender Recommender() => new TransformerRecommender(method, model);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var random = SplitMix64.Derive(options.Seed, epoch);
        var order = histories.ToArray();
        random.Shuffle(order.AsSpan());
        foreach (var lane in lanes)
        {
            lane.Begin();
        }

        for (var first = 0; first < order.Length; first += options.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Step(order.AsMemory(first, Math.Min(options.BatchSize, order.Length - first)), new SplitMix64(random.NextUInt64()));
        }

        var asked = lanes.Sum(lane => lane.Asked);
        return asked == 0 ? 0 : lanes.Sum(lane => lane.Loss) / asked;
    }

    private void Step(ReadOnlyMemory<int[]> batch, SplitMix64 random)
    {
        foreach (ref var item in sample.AsSpan())
        {
            item = sampler.Draw(ref random);
        }

        var seeds = new ulong[Lanes];
        foreach (ref var seed in seeds.AsSpan())
        {
            seed = random.NextUInt64();
        }

        var scale = 1f / Expected(batch.Span);
        Parallel.For(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, lane =>
        {
            var (from, to) = (batch.Length * lane / Lanes, batch.Length * (lane + 1) / Lanes);
            lanes[lane].Run(batch.Span[from..to], sample, scale, new SplitMix64(seeds[lane]));
        });
        update.Step();
    }

    /// <summary>How many items the batch reads: the same scale whatever is asked about them.</summary>
    private int Expected(ReadOnlySpan<int[]> batch)
    {
        var rows = 0;
        foreach (var history in batch)
        {
            rows += Math.Min(history.Length - 1, model.Task.Places);
        }

        return rows;
    }

    private IOutputLoss LossOf(double[] odds) => options.Loss switch
    {
        SequenceLoss.Binary => new BinaryLoss(options.EmbeddingSize),
        SequenceLoss.SampledCrossEntropy => new SampledLoss(options.EmbeddingSize, Corrections(odds, options.Negatives)),
        _ => new FullLoss(options.EmbeddingSize),
    };

    /// <summary>ln of how often each item is expected in a sample.</summary>
    private static float[] Corrections(double[] odds, int draws)
    {
        var sum = odds.Sum();
        return [.. odds.Select(weight => weight == 0 ? 0 : (float)Math.Log(draws * weight / sum))];
    }

    private int[] ItemsOf(int user)
    {
        var history = train.History(user);
        var items = new int[history.Length];
        for (var place = 0; place < items.Length; place++)
        {
            items[place] = history[place].Item;
        }

        return items;
    }
}
