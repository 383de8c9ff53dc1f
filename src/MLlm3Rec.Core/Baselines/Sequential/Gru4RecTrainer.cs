using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>One epoch of <see cref="Gru4RecAlgorithm"/>: all histories once, a batch of them side by side.</summary>
internal sealed class Gru4RecTrainer : Trainer
{
    private readonly Dataset train;
    private readonly Gru4RecOptions options;
    private readonly float inputRate;
    private readonly float stateRate;
    private readonly Gru4RecModel model;
    private readonly Gru4RecUpdate update;
    private readonly CandidateLoss loss;
    private readonly AliasTable sampler;
    private readonly float[] states;
    private readonly float[] next;
    private readonly float[] inputs;
    private readonly float[] scratch;
    private readonly float[] stateGradient;
    private readonly float[] inputGradient;
    private readonly float[] recurrentGradient;
    private readonly int[] read;

    public Gru4RecTrainer(Dataset train, Gru4RecOptions options)
    {
        (this.train, this.options) = (train, options);
        (inputRate, stateRate) = (options.InputRate(train), options.StateRate(train));
        var known = KnownItems.Of(train);
        model = Gru4RecModel.Random(known, options.EmbeddingSize, options.Seed);
        update = new Gru4RecUpdate(model, options);
        loss = new CandidateLoss(model, options);
        sampler = new AliasTable(Odds(known, options.PopularityPower));
        var (rows, width) = (options.BatchSize, options.EmbeddingSize);
        (states, next, inputs) = (new float[rows * width], new float[rows * width], new float[rows * width]);
        (stateGradient, inputGradient) = (new float[rows * width], new float[rows * width]);
        recurrentGradient = new float[model.Cell.Parameters];
        scratch = new float[model.Cell.Scratch(rows)];
        read = new int[rows];
    }

    public override string Fingerprint => $"gru4rec {options with { Threads = 1 }} {train.Users.Count} {train.Items.Count} {train.InteractionCount}";

    public override IReadOnlyList<WeightArray> Weights => model.Weights;

    public override IReadOnlyList<WeightArray> Memory => update.Memory;

    public override IStoredRecommender Recommender() => new Gru4RecRecommender(model);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var random = SplitMix64.Derive(options.Seed, epoch);
        var lanes = new ParallelSessions(train, options.BatchSize, new SplitMix64(random.NextUInt64()));
        states.AsSpan().Clear();
        var (sum, count) = (0.0, 0L);
        while (lanes.Active > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count += lanes.Active;
            sum += Step(lanes, ref random);
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <returns>The sum of the active lanes' losses.</returns>
    private double Step(ParallelSessions lanes, ref SplitMix64 random)
    {
        var rows = lanes.Active;
        var places = rows * options.EmbeddingSize;
        lanes.Read(read, loss.Targets(rows));
        foreach (ref var item in loss.Samples(rows))
        {
            item = sampler.Draw(ref random);
        }

        var (inputDropout, stateDropout) = (Dropout.Draw(ref random, inputRate), Dropout.Draw(ref random, stateRate));
        var x = inputs.AsSpan(0, places);
        var h = states.AsSpan(0, places);
        var after = next.AsSpan(0, places);
        Embedding.Gather(model.Items, read.AsSpan(0, rows), options.EmbeddingSize, scale: 1, x);
        inputDropout.Apply(x, number: 0);
        model.Cell.Forward(model.Recurrent, x, h, scratch, after);
        stateDropout.Apply(after, number: 0);

        var sum = loss.Run(next, rows, stateGradient);
        stateDropout.Apply(stateGradient.AsSpan(0, places), number: 0);
        recurrentGradient.AsSpan().Clear();
        model.Cell.Backward(model.Recurrent, x, h, scratch, stateGradient.AsSpan(0, places), inputGradient.AsSpan(0, places), recurrentGradient);
        inputDropout.Apply(inputGradient.AsSpan(0, places), number: 0);

        update.Step(recurrentGradient, loss, read.AsSpan(0, rows), inputGradient.AsSpan(0, places));
        after.CopyTo(h);
        lanes.Advance(states, options.EmbeddingSize);
        return sum;
    }

    private static double[] Odds(KnownItems known, double power)
    {
        var weights = new double[known.Count];
        for (var item = 0; item < weights.Length; item++)
        {
            weights[item] = known.Counts[item] == 0 ? 0 : Math.Pow(known.Counts[item], power);
        }

        return weights;
    }
}
