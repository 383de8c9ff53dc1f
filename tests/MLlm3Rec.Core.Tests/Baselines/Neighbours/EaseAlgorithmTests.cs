using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Neighbours;

public sealed class EaseAlgorithmTests : RecommenderContract
{
    protected override IAlgorithm Create(int seed, int threads) => new EaseAlgorithm(new EaseOptions { Regularization = 2, Threads = threads });

    [Fact]
    public async Task Score_TwoItems_HandComputedWeight()
    {
        // XᵀX = [[2, 1], [1, 1]], λ = 1: P = [[3, 1], [1, 2]]⁻¹ = [[2, −1], [−1, 3]] / 5. B(0, 1) = 1/3, B(1, 0) = 1/2.
        var shop = SmallDataset.Of(items: 2, [0, 1], [0]);
        var fitted = await new EaseAlgorithm(new EaseOptions { Regularization = 1 }).FitAsync(shop, [], TestContext.Current.CancellationToken);
        var scores = new float[2];

        fitted.Score(user: 0, shop.History(0), scores);

        Assert.Equal(0.5, scores[0], tolerance: 1e-6);
        Assert.Equal(1 / 3.0, scores[1], tolerance: 1e-3);
    }
}
