using MLlm3Rec.Datasets;
using MLlm3Rec.Statistics;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Parts;

public sealed class SearchPairingTests
{
    private static readonly Dataset Shop = SmallDataset.Described("red kite", "red kite for strong wind", "blue rope", "");
    private static readonly SearchPairing Search = new(OkapiWeights.Of(Shop.Items.Select(ItemTerms.Words), k1: 1.2, b: 0.75));

    [Fact]
    public void Add_TwoChoices_AddsWhatEachFinds()
    {
        Interaction[] history = [new(0, 1, float.NaN, -1), new(2, 2, float.NaN, -1)];
        var buffers = new ScoringBuffers(items: 4, dimensions: 0, vectorSize: 0);
        var (all, some) = (new float[4], new float[2]);

        Search.Add(new ScoringContext(history, null, buffers), [0.25f, 0.75f], all);
        Search.AddAt(new ScoringContext(history, null, buffers), [0.25f, 0.75f], [1, 3], some);

        Each.Holds(Enumerable.Range(0, 4), item =>
            Assert.Equal(0.25f * Search.Between(0, item) + 0.75f * Search.Between(2, item), all[item], 1e-5));
        Assert.Equal([all[1], all[3]], some);
        Assert.True(all[1] > 0);
        Assert.Equal(0, all[3]);
    }

    [Fact]
    public void Between_TextThatTellsMore_IsFoundByMore() => Assert.True(Search.Between(1, 1) > Search.Between(1, 0));

    [Fact]
    public void Edited_TextOfAnother_IsFoundAsThatOther()
    {
        var edited = Search.Edited(new EditedText(3, Shop.Items[1], [], null));

        Assert.Equal(Search.Between(0, 1), edited.Between(0, 3), 1e-5);
        Assert.Equal(Search.Between(0, 2), edited.Between(0, 2));
    }
}
