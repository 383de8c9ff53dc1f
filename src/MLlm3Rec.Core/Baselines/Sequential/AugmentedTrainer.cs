using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>First the reversed model, then, from its weights and on lengthened histories, the model itself.</summary>
internal sealed class AugmentedTrainer : Trainer
{
    private const int Block = 64;

    private readonly string method;
    private readonly AugmentedSasRecOptions options;
    private readonly TransformerModel reversed;
    private readonly TransformerModel forward;
    private readonly TransformerLearner backwards;
    private readonly TransformerLearner forwards;
    private readonly HistoryAugmenter backCast;
    private readonly int[][] histories;
    private int[][]? lengthened;

    public AugmentedTrainer(string method, Dataset train, AugmentedSasRecOptions options)
    {
        (this.method, this.options) = (method, options);
        var task = new NextItemTask(options.Places(train));
        (reversed, forward) = (TransformerModel.Random(train, task, options), TransformerModel.Empty(train, task, options));
        var settings = options.Settings(train);
        (backwards, forwards) = (new TransformerLearner(reversed, settings), new TransformerLearner(forward, settings));
        backCast = new HistoryAugmenter(reversed, options.ShorterThan, options.PseudoItems);
        histories = Histories.Of(train);
        Fingerprint = $"{method} {options with { Threads = 1 }} {train.Users.Count} {train.Items.Count} {train.InteractionCount}";
    }

    public override string Fingerprint { get; }

    public override int Preparation => options.ReversedEpochs;

    public override IReadOnlyList<WeightArray> Weights => [.. forward.Weights, .. backCast.Weights];

    public override IReadOnlyList<WeightArray> Memory =>
        [.. forwards.Memory, .. backwards.Memory.Select(array => array with { Name = $"reversed {array.Name}" })];

    public override IStoredRecommender Recommender() => new TransformerRecommender(method, forward, backCast);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var random = SplitMix64.Derive(options.Seed, epoch);
        if (epoch < options.ReversedEpochs)
        {
            return backwards.RunEpoch([.. histories.Select(history => history.Reverse().ToArray())], random, cancellationToken);
        }

        if (epoch == options.ReversedEpochs)
        {
            reversed.Items.CopyTo(forward.Items, 0);
            reversed.Layers.CopyTo(forward.Layers, 0);
        }

        // A training continued from a checkpoint lengthens again, with the same result.
        lengthened ??= Lengthen(cancellationToken);
        return forwards.RunEpoch([.. lengthened], random, cancellationToken);
    }

    private int[][] Lengthen(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<int>[] all = [.. histories.Select(history => new ReadOnlyMemory<int>(history))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, (all.Length + Block - 1) / Block, parallel, block =>
            backCast.Extend(all.AsSpan(block * Block, Math.Min(Block, all.Length - block * Block))));
        return [.. all.Select(history => history.ToArray())];
    }
}
