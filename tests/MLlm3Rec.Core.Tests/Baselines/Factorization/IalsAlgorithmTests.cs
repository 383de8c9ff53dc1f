using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Factorization;

public sealed class IalsAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) =>
        new IalsAlgorithm(new IalsOptions { EmbeddingSize = 8, Seed = seed, Threads = threads });

    [Fact]
    public void Solve_OneVector_SolvesTheNormalEquations()
    {
        // Y = [1 0; 1 1; 0 2], chosen rows 0 and 2, c = 3, λ = 1: YᵀY + I = [3 1; 1 6]; plus 2·(y₀y₀ᵀ + y₂y₂ᵀ) = [5 1; 1 14]; right side 3·(1, 2).
        // x = [5 1; 1 14]⁻¹ (3, 6) = (36, 27) / 69.
        var solver = new IalsSolver(new FactorMatrix([1, 0, 1, 1, 0, 2], 2), new IalsOptions { Confidence = 3, Regularization = 1 });
        var x = new float[2];

        solver.Solve(1, _ => new[] { 0, 2 }, x, steps: 2, solver.NewScratch());

        Assert.Equal(36 / 69.0, x[0], tolerance: 1e-5);
        Assert.Equal(27 / 69.0, x[1], tolerance: 1e-5);
    }

    [Fact]
    public async Task Train_Interrupted_EndsWhereItWouldHave()
    {
        var board = Checkerboard.Build();
        var algorithm = new IalsAlgorithm(new IalsOptions { EmbeddingSize = 8, Epochs = 4 });
        var whole = await LastAsync(algorithm.TrainAsync(board, [], checkpoint: null, TestContext.Current.CancellationToken));
        using var stored = new MemoryStream();
        await foreach (var told in algorithm.TrainAsync(board, [], checkpoint: null, TestContext.Current.CancellationToken))
        {
            ((EpochFinished)told).Checkpoint.Write(stored);
            break;
        }

        stored.Position = 0;
        var resumed = await LastAsync(algorithm.TrainAsync(board, [], stored, TestContext.Current.CancellationToken));

        Assert.Equal(whole.Weights[0].Values, resumed.Weights[0].Values);
    }

    private static async Task<TrainingFinished> LastAsync(IAsyncEnumerable<TrainingEvent> events) =>
        (TrainingFinished)await events.LastAsync(TestContext.Current.CancellationToken);
}
