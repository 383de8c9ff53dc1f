using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Neighbours;

public sealed class UserKnnAlgorithmTests : RecommenderContract
{
    protected override IAlgorithm Create(int seed, int threads) => new UserKnnAlgorithm(new UserKnnOptions());

    [Fact]
    public async Task Score_ThreePeople_HandComputedCosines()
    {
        // History {0, 1}; u1 = {0, 1, 2}: 2 / √(2·3); u2 = {1, 3}: 1 / √(2·2). The person herself does not count.
        var shop = SmallDataset.Of(items: 5, [0, 1], [0, 1, 2], [1, 3]);
        var fitted = await Create().FitAsync(shop, [], TestContext.Current.CancellationToken);
        var scores = new float[5];

        fitted.Score(user: 0, shop.History(0), scores);

        var (near, far) = (2 / MathF.Sqrt(6), 0.5f);
        Assert.Equal([near, near + far, near, far, 0], scores);
    }

    [Fact]
    public async Task Score_OneNeighbour_AsksTheNearestOnly()
    {
        var shop = SmallDataset.Of(items: 5, [0, 1], [0, 1, 2], [1, 3]);
        var fitted = await new UserKnnAlgorithm(new UserKnnOptions { Neighbours = 1 }).FitAsync(shop, [], TestContext.Current.CancellationToken);
        var scores = new float[5];

        fitted.Score(user: 0, shop.History(0), scores);

        Assert.Equal(0, scores[3]);
        Assert.True(scores[2] > 0);
    }
}
