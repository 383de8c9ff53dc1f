using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Splitting;

public sealed class LeaveLastOutTests
{
    [Fact]
    public void Split_LongHistory_HidesTheLastTwo()
    {
        var split = LeaveLastOut.Split(SmallDataset.Of(items: 5, [4, 2, 0, 3, 1]));

        Assert.Equal([4, 2, 0], Items(split.Train.History(0)));
        Assert.Equal(3, split.Validation[0]);
        Assert.Equal(1, split.Test[0]);
        Assert.Equal([4, 2, 0, 3], Items(split.TestHistory(0)));
    }

    [Fact]
    public void Split_TwoChoices_HidesOnlyTheTest()
    {
        var split = LeaveLastOut.Split(SmallDataset.Of(items: 5, [4, 2]));

        Assert.Equal([4], Items(split.Train.History(0)));
        Assert.Equal(-1, split.Validation[0]);
        Assert.Equal(2, split.Test[0]);
    }

    [Fact]
    public void Split_OneOrNoChoice_HidesNothing()
    {
        var split = LeaveLastOut.Split(SmallDataset.Of(items: 5, [4], []));

        Assert.Equal([-1, -1], split.Test);
        Assert.Equal([4], Items(split.TestHistory(0)));
        Assert.Empty(Items(split.TestHistory(1)));
    }

    [Fact]
    public void TestHistory_Truncated_KeepsTheLatest()
    {
        var split = LeaveLastOut.Split(SmallDataset.Of(items: 5, [4, 2, 0, 3, 1]));

        Assert.Equal([0, 3], Items(split.TestHistory(0, visible: 2)));
        Assert.Equal([4, 2, 0, 3], Items(split.TestHistory(0, visible: 9)));
    }

    private static int[] Items(ReadOnlySpan<Interaction> history) => Array.ConvertAll(history.ToArray(), choice => choice.Item);
}
