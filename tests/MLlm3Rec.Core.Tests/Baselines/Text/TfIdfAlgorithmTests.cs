using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Text;

public sealed class TfIdfAlgorithmTests : RecommenderContract
{
    protected override IAlgorithm Create(int seed, int threads) => new TfIdfAlgorithm();

    [Fact]
    public async Task Score_SharedWord_HandComputedCosine()
    {
        // "soap" in two of three items, "rose" in two: idf ln 1.5 both. Item 0 {soap, rose}, item 1 {soap}, item 2 {rose}: cosine 1/√2 each.
        Item[] items = [.. new[] { "soap rose", "soap", "rose" }.Select((title, item) => new Item { Id = new ItemId($"i{item}"), Title = title })];
        var fitted = await Create().FitAsync(SmallDataset.Of(items, [0]), [], TestContext.Current.CancellationToken);
        var scores = new float[3];

        fitted.Score(user: -1, [new Interaction(0, 0, float.NaN, -1)], scores);

        Assert.Equal(1, scores[0], tolerance: 1e-6f);
        Assert.Equal(1 / MathF.Sqrt(2), scores[1], tolerance: 1e-6f);
        Assert.Equal(1 / MathF.Sqrt(2), scores[2], tolerance: 1e-6f);
    }
}
