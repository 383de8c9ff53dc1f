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

    [Fact]
    public void TestHistoryMemory_Truncated_IsTheSame()
    {
        var split = LeaveLastOut.Split(SmallDataset.Of(items: 5, [4, 2, 0, 3, 1]));

        Each.Holds(new int?[] { 1, 2, 4, 9, null }, visible =>
            Assert.Equal(split.TestHistory(0, visible).ToArray(), split.TestHistoryMemory(0, visible).ToArray()));
    }

    /// <summary>The first item of a catalogue is an item like any other.</summary>
    [Fact]
    public void Split_FirstItemIsHidden_HiddenAsAnyOther()
    {
        var split = LeaveLastOut.Split(SmallDataset.Of(items: 5, [4, 2, 0], [4, 0, 2]));

        Assert.Equal([0, 2], split.Test);
        Assert.Equal([2, 0], split.Validation);
        Each.Holds([0, 1], user => Assert.Equal([4], Items(split.Train.History(user))));
        Each.Holds([0, 1], user => Assert.Equal(2, split.TestHistory(user).Length));
    }

    [Fact]
    public void HiddenSignal_RatedChoices_IsThatOfTheLast()
    {
        var split = LeaveLastOut.Split(
            SmallDataset.Of(SmallDataset.Of(items: 2, [0]).Items, SignalKind.Rating, [(1, 5, null), (0, 2, null)], [(1, 5, null)]));

        Assert.Equal(2, split.HiddenSignal(0));
        Assert.Equal(float.NaN, split.HiddenSignal(1));
    }

    private static int[] Items(ReadOnlySpan<Interaction> history) => Array.ConvertAll(history.ToArray(), choice => choice.Item);
}
