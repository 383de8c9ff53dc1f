using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Baselines.Text;

public sealed class TraitCosineAlgorithmTests : RecommenderContract
{
    protected override bool DependsOnItems => false;

    /// <summary>Even items point one way, odd items the other, the withheld ones like all of their kind.</summary>
    protected override bool LearnsFromOthers => false;

    protected override bool ServesStrangers => true;

    protected override IAlgorithm Create(int seed, int threads) => new Fitting();

    [Fact]
    public async Task Score_ItemWithoutText_IsUnknown()
    {
        var fitted = await new TraitCosineAlgorithm(new TraitIndex(1, new float[3], 2, [1, 0, 0, 0, 0.6f, 0.8f])).FitAsync(
            SmallDataset.Of(items: 3, [0]), [], TestContext.Current.CancellationToken);
        var scores = new float[3];

        fitted.Score(user: 0, SmallDataset.Of(items: 3, [0]).History(0), scores);

        Assert.Equal([1, float.NaN, 0.6f], scores);
    }

    /// <summary>The traits belong to the same items, as in the product.</summary>
    private sealed class Fitting : IRestorableAlgorithm
    {
        public string Method => "trait-cosine";

        public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
            Of(train).FitAsync(train, targets, cancellationToken);

        public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
            Of(train).LoadAsync(stream, train, cancellationToken);

        private static TraitCosineAlgorithm Of(Dataset train)
        {
            float[] vectors = [.. Enumerable.Range(0, train.Items.Count).SelectMany(item => item % 2 == 0 ? new[] { 1f, 0 } : [0, 1f])];
            return new TraitCosineAlgorithm(new TraitIndex(1, new float[train.Items.Count], 2, vectors));
        }
    }
}
