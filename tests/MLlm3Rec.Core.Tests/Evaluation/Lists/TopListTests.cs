using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Lists;

public sealed class TopListTests
{
    [Fact]
    public void OfCatalogue_SeenItems_AreNotListed()
    {
        float[] scores = [5, 4, 3, 2];

        var list = TopList.OfCatalogue(scores, target: 2, rank: TargetRank.At(2), seen: [0], depth: 2);

        Assert.Equal([1, 2], list.Items);
        Assert.Equal([4f, 3f], list.Scores);
    }

    [Fact]
    public void OfCatalogue_TargetTiedAcrossTheEnd_ListsItsEquals()
    {
        // Better: 0. Equal: 1, 2 and the target 3: places 2 to 4.
        float[] scores = [9, 1, 1, 1, 0];

        var list = TopList.OfCatalogue(scores, target: 3, rank: new TargetRank(2, 4), seen: [], depth: 3);

        Assert.Equal([0, 1, 2, 3], list.Items);
    }

    [Fact]
    public void Among_AllTied_ListsEverything()
    {
        var list = TopList.Among(new float[10], target: 7, rank: new TargetRank(1, 10), candidates: [.. Enumerable.Range(0, 10)], depth: 3);

        Assert.Equal(Enumerable.Range(0, 10), list.Items.Order());
    }

    [Fact]
    public void Among_SeveralScores_LargestFirstEqualsByNumber()
    {
        float[] scores = [1, 3, 2, 3, 2];

        var list = TopList.Among(scores, target: 4, rank: new TargetRank(3, 4), candidates: [3, 2, 1, 0], depth: 5);

        Assert.Equal([1, 3, 2, 4, 0], list.Items);
        Assert.Equal([3f, 3f, 2f, 2f, 1f], list.Scores);
    }

    [Fact]
    public void Among_CandidateWithoutScore_IsLeftOut() => Assert.Equal(
        [2, 0], TopList.Among([1, float.NaN, 2], target: 0, rank: TargetRank.At(2), candidates: [1, 2], depth: 3).Items);

    [Fact]
    public void Among_NoCandidates_ListsTheTarget() =>
        Assert.Equal([0], TopList.Among([1, 2], target: 0, rank: TargetRank.At(1), candidates: [], depth: 3).Items);

    [Fact]
    public void Among_TargetBelowTheDepth_EndsAtTheDepth() =>
        Assert.Equal([4, 3], TopList.Among([0, 1, 2, 3, 4], target: 0, rank: TargetRank.At(5), candidates: [1, 2, 3, 4], depth: 2).Items);

    [Fact]
    public void OfCatalogue_TiedWithAHundred_ListsThem() =>
        Assert.Equal(100, TopList.OfCatalogue(new float[100], target: 0, rank: new TargetRank(1, 100), seen: [], depth: 3).Items.Length);

    /// <summary>A part of so many equals would flatter the target.</summary>
    [Fact]
    public void OfCatalogue_TiedWithTooMany_IsLeftOut()
    {
        var list = TopList.OfCatalogue(new float[101], target: 0, rank: new TargetRank(1, 101), seen: [], depth: 3);

        Assert.Equal([1, 2], list.Items);
    }

    [Fact]
    public void OfCatalogue_TargetWithoutScore_IsLeftOut()
    {
        float[] scores = [float.NaN, 1, float.NaN];

        var list = TopList.OfCatalogue(scores, target: 0, rank: new TargetRank(2, 3), seen: [], depth: 3);

        Assert.Equal([1], list.Items);
    }

    [Fact]
    public void RandomScoresWithTies_ListShowsTheCountedPlaces()
    {
        var random = new SplitMix64(11);
        for (var trial = 0; trial < 300; trial++)
        {
            float[] scores = [.. Enumerable.Range(0, 40).Select(_ => (float)random.NextInt32(1 + trial % 12))];
            var target = random.NextInt32(40);
            int[] seen = [.. Enumerable.Range(0, 5).Where(item => item != target)];
            var rank = TargetRank.InCatalogue(scores, target, seen);

            var list = TopList.OfCatalogue((float[])scores.Clone(), target, rank, seen, depth: 10);

            var better = list.Items.Count(item => scores[item] > scores[target]);
            var equal = list.Items.Count(item => scores[item] == scores[target]);
            TargetRank? told = Array.IndexOf(list.Items, target) < 0 ? null : new TargetRank(1 + better, better + equal);
            Assert.Equal(rank.First <= 10 ? rank : (TargetRank?)null, told);
        }
    }
}
