using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Neighbours;

public sealed class ItemKnnAlgorithmTests : RecommenderContract
{
    protected override IAlgorithm Create(int seed, int threads) => new ItemKnnAlgorithm(new ItemKnnOptions { Threads = threads });

    [Fact]
    public async Task Score_ThreeUsers_HandComputedCosines()
    {
        // U0 = {a, b}, U1 = {a, c}, U2 = {a}: s(0, 1) = 1 / √(3·1) twice; s(1, 2) = 0. The repeat of item 0 counts once.
        var shop = SmallDataset.Of(items: 4, [0, 1, 0], [0, 2], [0]);
        var fitted = await Create().FitAsync(shop, [], TestContext.Current.CancellationToken);
        var scores = new float[4];

        fitted.Score(user: 0, shop.History(0), scores);

        var near = 1 / MathF.Sqrt(3);
        Assert.Equal([near, near, near, 0], scores);
    }

    [Fact]
    public async Task Score_OneNeighbour_KeepsTheNearestOnly()
    {
        // s(0, 1) = 2/√(2·2) = 1, s(0, 2) = 1/√(2·1).
        var shop = SmallDataset.Of(items: 3, [0, 1, 2], [0, 1]);
        var fitted = await new ItemKnnAlgorithm(new ItemKnnOptions { Neighbours = 1 }).FitAsync(shop, [], TestContext.Current.CancellationToken);
        var scores = new float[3];

        fitted.Score(user: 0, shop.History(1)[..1], scores);

        Assert.Equal([0, 1, 0], scores);
    }
}
