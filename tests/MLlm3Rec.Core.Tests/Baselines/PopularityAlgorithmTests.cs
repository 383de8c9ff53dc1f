using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines;

public sealed class PopularityAlgorithmTests : RecommenderContract
{
    protected override bool LearnsFromOthers => false;

    protected override IAlgorithm Create(int seed, int threads) => new PopularityAlgorithm();

    [Fact]
    public async Task Score_AnyUser_CountsChoices()
    {
        var fitted = await Create().FitAsync(SmallDataset.Of(items: 4, [0, 1], [1, 1], [1, 3]), [], TestContext.Current.CancellationToken);
        var scores = new float[4];

        fitted.Score(user: 0, history: [], scores);

        Assert.Equal([1, 4, 0, 1], scores);
    }
}
