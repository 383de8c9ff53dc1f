using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Neighbours;

public sealed class ItemKnnBm25Tests : RecommenderContract
{
    protected override IAlgorithm Create(int seed, int threads) =>
        new ItemKnnAlgorithm(new ItemKnnOptions { Weighting = KnnWeighting.Bm25, Threads = threads });

    [Fact]
    public async Task Score_TwoUsers_HandComputedWeights()
    {
        // U0 = {0, 1}, U1 = {0}; 8 items, so idf² = ln(8/3)² and ln(8/2)². Choosers: |0| = 2, |1| = 1, mean 3/8.
        // k₁ = 1, b = 1: a₀ = 2 / (2 ÷ 3/8 + 1) = 6/19, a₁ = 2 / (8/3 + 1) = 6/11; only u0 shares both.
        var shop = SmallDataset.Of(items: 8, [0, 1], [0]);
        var options = new ItemKnnOptions { Weighting = KnnWeighting.Bm25, K1 = 1, B = 1 };
        var fitted = await new ItemKnnAlgorithm(options).FitAsync(shop, [], TestContext.Current.CancellationToken);
        var scores = new float[8];

        fitted.Score(user: 1, shop.History(1), scores);

        Assert.Equal(6.0 / 19 * 6 / 11 * Math.Pow(Math.Log(8.0 / 3), 2), scores[1], tolerance: 1e-6);
        Assert.Equal(0, scores[0]);
    }
}
