using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>One epoch of <see cref="BprAlgorithm"/>: every pair of shards once, those that share nothing side by side.</summary>
internal sealed class BprTrainer : Trainer
{
    /// <summary>Draws before a choice is skipped because everything drawn was chosen as well.</summary>
    private const int Attempts = 4;

    private readonly BprOptions options;
    private readonly BprSampler sampler;
    private readonly BprModel model;
    private readonly BprStep step;
    private readonly KnownItems known;
    private readonly SparseRows byUser;

    public BprTrainer(Dataset train, BprOptions options)
    {
        this.options = options;
        model = BprModel.Random(train, options);
        step = new BprStep(model, (float)options.Rate(train), (float)options.Regularization);
        sampler = options.Draws(train);
        known = KnownItems.Of(train);

        // Twice transposed: rows in ascending order, for the search.
        byUser = ChoiceMatrix.ByUser(train).Transpose().Transpose();
    }

    public override string Fingerprint => $"bpr {options with { Threads = 1 }} {byUser.RowCount} {byUser.ColumnCount} {byUser.Columns.Length}";

    public override IReadOnlyList<WeightArray> Weights => model.Weights;

    /// <summary>Plain steps remember nothing.</summary>
    public override IReadOnlyList<WeightArray> Memory => [];

    public override IStoredRecommender Recommender() => new BprRecommender(known, model);

    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var random = SplitMix64.Derive(options.Seed, epoch);
        var shards = BprShards.Deal(byUser, known, new SplitMix64(random.NextUInt64()));
        var (seed, losses) = (random.NextUInt64(), new double[shards.Count * shards.Count]);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        for (var shift = 0; shift < shards.Count; shift++)
        {
            var turn = shift;
            Parallel.For(0, shards.Count, parallel, users =>
            {
                var items = (users + turn) % shards.Count;
                var pair = items * shards.Count + users;
                losses[pair] = Pass(shards, users, items, new SplitMix64(seed ^ ((ulong)pair << 32)));
            });
        }

        return losses.Sum() / Math.Max(1, byUser.Columns.Length);
    }

    /// <returns>The sum of −ln σ over the choices.</returns>
    private double Pass(BprShards shards, int users, int items, SplitMix64 random)
    {
        var choices = shards.Between(users, items);
        random.Shuffle(choices);
        var loss = 0.0;
        foreach (var (user, item) in choices)
        {
            var history = byUser.ColumnsOf(user);
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var other = shards.DrawItem(items, sampler, ref random);
                if (history.BinarySearch(other) < 0)
                {
                    loss += step.Take(user, item, other);
                    break;
                }
            }
        }

        return loss;
    }
}
