using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>A transformer in training: an epoch is every history of two items or more once.</summary>
internal sealed class TransformerTrainer : Trainer
{
    private readonly TransformerModel model;
    private readonly TransformerLearner learner;
    private readonly int[][] histories;
    private readonly string method;
    private readonly int seed;

    public TransformerTrainer(string method, Dataset train, ISequenceTask task, TransformerOptions options)
    {
        (this.method, seed) = (method, options.Seed);
        model = TransformerModel.Random(train, task, options);
        learner = new TransformerLearner(model, options.Settings(train));
        histories = Histories.Of(train);
        Fingerprint = $"{method} {options with { Threads = 1 }} {train.Users.Count} {train.Items.Count} {train.InteractionCount}";
    }

    public override string Fingerprint { get; }

    public override IReadOnlyList<WeightArray> Weights => model.Weights;

    public override IReadOnlyList<WeightArray> Memory => learner.Memory;

    public override IStoredRecommender Recommender() => new TransformerRecommender(method, model);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken) =>
        learner.RunEpoch([.. histories], SplitMix64.Derive(seed, epoch), cancellationToken);
}
