using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>One sweep of <see cref="IalsAlgorithm"/>: all users, then all items.</summary>
internal sealed class IalsTrainer : Trainer
{
    private const float Spread = 0.01f;

    private readonly IalsOptions options;
    private readonly KnownItems known;
    private readonly SparseRows byUser;
    private readonly SparseRows byItem;
    private readonly FactorMatrix users;
    private readonly FactorMatrix items;
    private readonly string data;

    public IalsTrainer(Dataset train, IalsOptions options)
    {
        this.options = options;
        known = KnownItems.Of(train);
        byUser = ChoiceMatrix.ByUser(train);
        byItem = byUser.Transpose();
        users = FactorMatrix.Uniform(byUser.RowCount, options.EmbeddingSize, 0, Spread, SplitMix64.Derive(options.Seed, stream: 0));
        items = FactorMatrix.Uniform(byItem.RowCount, options.EmbeddingSize, 0, Spread, SplitMix64.Derive(options.Seed, stream: 1));
        data = $"{train.Users.Count} {train.Items.Count} {train.InteractionCount}";
    }

    public override string Fingerprint => $"ials {options with { Threads = 1 }} {data}";

    public override IReadOnlyList<WeightArray> Weights => [new("items", items.Values)];

    /// <summary>Where the next sweep begins; at question time users are solved anew.</summary>
    public override IReadOnlyList<WeightArray> Memory => [new("users", users.Values)];

    public override IStoredRecommender Recommender() => new IalsRecommender(known, items, options);

    /// <returns>How far the solutions moved: the mean square step per vector, which falls to 0 as the sweeps settle.</returns>
    public override double RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var moved = Solve(byUser, items, users, cancellationToken) + Solve(byItem, users, items, cancellationToken);
        return moved / Math.Max(1, users.Rows + items.Rows);
    }

    private double Solve(SparseRows choices, FactorMatrix given, FactorMatrix solved, CancellationToken cancellationToken)
    {
        var solver = new IalsSolver(given, options);
        var blocks = (solved.Rows + IalsSolver.Block - 1) / IalsSolver.Block;
        var moved = new double[blocks];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks, parallel, solver.NewScratch, (block, _, scratch) =>
        {
            var first = block * IalsSolver.Block;
            var count = Math.Min(IalsSolver.Block, solved.Rows - first);
            moved[block] = solver.Solve(
                count,
                row => choices.ColumnsOf(first + row),
                solved.Values.AsSpan(first * solved.Width, count * solved.Width),
                options.SolverSteps,
                scratch);
            return scratch;
        }, _ => { });
        return moved.Sum();
    }
}
