using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Text;

public sealed class Bm25AlgorithmTests : RecommenderContract
{
    protected override IAlgorithm Create(int seed, int threads) => new Bm25Algorithm(new Bm25Options());

    [Fact]
    public async Task Score_RepeatedWord_HandComputedWeight()
    {
        // Two items, "soap soap" and "soap rose": n(soap) = 2, idf = ln(1 + ½/2½) = ln 1.2. b = 0, k₁ = 1: f = 2 weighs 2·2/(2 + 1) = 4/3.
        Item[] items = [.. new[] { "soap soap", "soap rose" }.Select((title, item) => new Item { Id = new ItemId($"i{item}"), Title = title })];
        var fitted = await new Bm25Algorithm(new Bm25Options { K1 = 1, B = 0 }).FitAsync(
            SmallDataset.Of(items, [0]), [], TestContext.Current.CancellationToken);
        var scores = new float[2];

        fitted.Score(user: -1, [new Interaction(0, 0, float.NaN, -1)], scores);

        Assert.Equal(Math.Log(1.2) * 4 / 3, scores[0], tolerance: 1e-6);
        Assert.Equal(Math.Log(1.2), scores[1], tolerance: 1e-6);
    }
}
