using MLlm3Rec.Ranking;
using MLlm3Rec.Testing;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Baselines.Text;

public sealed class TraitCosineAlgorithmTests : RecommenderContract
{
    protected override bool DependsOnItems => false;

    /// <summary>Even items point one way, odd items the other, the withheld ones like all of their kind.</summary>
    protected override bool LearnsFromOthers => false;

    protected override bool ServesStrangers => true;

    protected override IAlgorithm Create(int seed, int threads)
    {
        float[] vectors = [.. Enumerable.Range(0, Checkerboard.Size).SelectMany(item => item % 2 == 0 ? new[] { 1f, 0 } : [0, 1f])];
        return new TraitCosineAlgorithm(new TraitIndex(1, new float[Checkerboard.Size], 2, vectors));
    }

    [Fact]
    public async Task Score_ItemWithoutText_IsUnknown()
    {
        var fitted = await new TraitCosineAlgorithm(new TraitIndex(1, new float[3], 2, [1, 0, 0, 0, 0.6f, 0.8f])).FitAsync(
            Shelf.Of(items: 3, [0]), [], TestContext.Current.CancellationToken);
        var scores = new float[3];

        fitted.Score(user: 0, Shelf.Of(items: 3, [0]).History(0), scores);

        Assert.Equal([1, float.NaN, 0.6f], scores);
    }
}
