using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Takes a transformer through histories, in batches dealt to four lanes.</summary>
internal sealed class TransformerLearner
{
    private const int Lanes = 4;

    private readonly TransformerSettings settings;
    private readonly TransformerModel model;
    private readonly TransformerShard[] lanes;
    private readonly TransformerUpdate update;
    private readonly AliasTable sampler;
    private readonly int[] sample;
    private readonly ulong[] seeds = new ulong[Lanes];

    public TransformerLearner(TransformerModel model, TransformerSettings settings)
    {
        (this.model, this.settings) = (model, settings);
        double[] odds = [.. model.Known.Counts.ToArray().Select(count => count == 0 ? 0 : Math.Pow(count, settings.PopularityPower))];
        sampler = new AliasTable(odds);
        lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new TransformerShard(model, settings, LossOf(odds)))];
        update = new TransformerUpdate(model, settings, lanes);
        sample = new int[settings.Loss == SequenceLoss.SampledCrossEntropy ? settings.Negatives : 0];
    }

    public IReadOnlyList<WeightArray> Memory => update.Memory;

    /// <summary>Every history once.</summary>
    /// <param name="histories">Of two items or more, oldest first; shuffled here.</param>
    /// <param name="random">Of this epoch.</param>
    /// <param name="cancellationToken">Looked at between batches.</param>
    /// <returns>The mean loss per question.</returns>
    public double RunEpoch(int[][] histories, SplitMix64 random, CancellationToken cancellationToken)
    {
        random.Shuffle(histories.AsSpan());
        foreach (var lane in lanes)
        {
            lane.Begin();
        }

        for (var first = 0; first < histories.Length; first += settings.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Step(histories.AsMemory(first, Math.Min(settings.BatchSize, histories.Length - first)), ref random);
        }

        var asked = lanes.Sum(lane => lane.Asked);
        return asked == 0 ? 0 : lanes.Sum(lane => lane.Loss) / asked;
    }

    private void Step(ReadOnlyMemory<int[]> batch, ref SplitMix64 random)
    {
        foreach (ref var item in sample.AsSpan())
        {
            item = sampler.Draw(ref random);
        }

        foreach (ref var seed in seeds.AsSpan())
        {
            seed = random.NextUInt64();
        }

        var scale = 1f / Reads(batch.Span);
        Parallel.For(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads }, lane =>
        {
            var (from, to) = (batch.Length * lane / Lanes, batch.Length * (lane + 1) / Lanes);
            lanes[lane].Run(batch.Span[from..to], sample, scale, new SplitMix64(seeds[lane]));
        });
        update.Step();
    }

    /// <summary>How many items the batch reads: the same scale whatever is asked about them.</summary>
    private int Reads(ReadOnlySpan<int[]> batch)
    {
        var rows = 0;
        foreach (var history in batch)
        {
            rows += Math.Min(history.Length - 1, model.Task.Places);
        }

        return rows;
    }

    private IOutputLoss LossOf(double[] odds) => settings.Loss switch
    {
        SequenceLoss.Binary => new BinaryLoss(model.Shape.Width),
        SequenceLoss.SampledCrossEntropy => new SampledLoss(model.Shape.Width, Corrections(odds, settings.Negatives)),
        _ => new FullLoss(model.Shape.Width),
    };

    /// <summary>ln of how often each item is expected in a sample.</summary>
    private static float[] Corrections(double[] odds, int draws)
    {
        var sum = odds.Sum();
        return [.. odds.Select(weight => weight == 0 ? 0 : (float)Math.Log(draws * weight / sum))];
    }
}
