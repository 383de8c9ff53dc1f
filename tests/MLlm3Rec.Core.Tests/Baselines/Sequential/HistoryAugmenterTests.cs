using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class HistoryAugmenterTests
{
    private static readonly TransformerModel Reversed = TransformerModel.Random(
        SmallDataset.Of(items: 12, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), new NextItemTask(places: 10), new SasRecOptions { EmbeddingSize = 8 });

    [Fact]
    public void Extend_ShortHistories_PutsKnownUnchosenItemsInFront()
    {
        ReadOnlyMemory<int>[] histories = [new([3, 4]), new([5]), new([])];

        new HistoryAugmenter(Reversed, shorterThan: 4, count: 3).Extend(histories);

        Assert.Equal([5, 4, 0], histories.Select(history => history.Length));
        Assert.Equal([3, 4], histories[0][^2..].ToArray());
        Each.Holds(histories, history => Assert.Equal(history.Length, history.ToArray().Except([11]).Count()));
    }

    [Fact]
    public void Extend_LongHistory_StaysAsItIs()
    {
        ReadOnlyMemory<int>[] histories = [new([3, 4, 5, 6])];

        new HistoryAugmenter(Reversed, shorterThan: 4, count: 3).Extend(histories);

        Assert.Equal([3, 4, 5, 6], histories[0].ToArray());
    }

    [Fact]
    public void Extend_NothingLeftToChoose_StopsThere()
    {
        ReadOnlyMemory<int>[] histories = [new([0, 1, 2, 3, 4, 5, 6, 7, 8])];

        new HistoryAugmenter(Reversed, shorterThan: 10, count: 5).Extend(histories);

        Assert.Equal(11, histories[0].Length);
    }

    [Fact]
    public void Extend_Together_EqualsEachAlone()
    {
        ReadOnlyMemory<int>[] together = [new([3, 4]), new([7, 8, 9])];
        ReadOnlyMemory<int>[] alone = [new([7, 8, 9])];
        var backCast = new HistoryAugmenter(Reversed, shorterThan: 4, count: 3);

        backCast.Extend(together);
        backCast.Extend(alone);

        Assert.Equal(alone[0].ToArray(), together[1].ToArray());
    }
}
