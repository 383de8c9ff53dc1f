using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Lists;

public sealed class TopListTests
{
    [Fact]
    public void OfCatalogue_SeenItems_AreNotListed()
    {
        float[] scores = [5, 4, 3, 2];

        var list = TopList.OfCatalogue(scores, target: 2, rank: 2, seen: [0], depth: 2);

        Assert.Equal([1, 2], list.Items);
        Assert.Equal([4f, 3f], list.Scores);
    }

    [Fact]
    public void OfCatalogue_TargetTiedAcrossTheEnd_ListsItsEquals()
    {
        // Better: 0. Equal: 1, 2 and the target 3: rank 1 + 1 + ½·2 = 3.
        float[] scores = [9, 1, 1, 1, 0];

        var list = TopList.OfCatalogue(scores, target: 3, rank: 3, seen: [], depth: 3);

        Assert.Equal([0, 1, 2, 3], list.Items);
    }

    [Fact]
    public void Among_TargetTiedTooFarDown_IsLeftOut()
    {
        // The target ties with nine others: rank 1 + 9/2 = 5½, a miss at depth 3, though its number would put it first.
        var scores = new float[10];

        var list = TopList.Among(scores, target: 0, rank: 5.5, candidates: [1, 2, 3, 4, 5, 6, 7, 8, 9], depth: 3);

        Assert.Equal([1, 2], list.Items);
    }

    [Fact]
    public void RandomScoresWithTies_ListShowsTheCountedRank()
    {
        var random = new SplitMix64(11);
        for (var trial = 0; trial < 300; trial++)
        {
            float[] scores = [.. Enumerable.Range(0, 40).Select(_ => (float)random.NextInt32(1 + trial % 12))];
            var target = random.NextInt32(40);
            int[] seen = [.. Enumerable.Range(0, 5).Where(item => item != target)];
            var rank = TargetRank.InCatalogue(scores, target, seen);

            var list = TopList.OfCatalogue((float[])scores.Clone(), target, rank, seen, depth: 10);

            var told = Array.IndexOf(list.Items, target) < 0
                ? double.PositiveInfinity
                : 1 + list.Items.Count(item => scores[item] > scores[target]) + 0.5 * list.Items
                    .Count(item => item != target && scores[item] == scores[target]);
            Assert.Equal(rank < 11 ? rank : double.PositiveInfinity, told);
        }
    }
}
