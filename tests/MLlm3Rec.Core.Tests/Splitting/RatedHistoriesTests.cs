using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Splitting;

/// <summary>What is left to learn from and to see where only choices rated 4 or more count; the last two are hidden.</summary>
public sealed class RatedHistoriesTests
{
    [Fact]
    public void Keep_LowOnesBetween_AreLearnedAndShownWithout()
    {
        var split = Of([(1, 5), (2, 1), (3, 4), (0, 4), (5, 1)]);

        Assert.Equal([1, 3], Items(split.Train.History(0)));
        Assert.Equal([1, 3, 0], Items(split.TestHistory(0)));
        Assert.Equal((0, 5), (split.Validation[0], split.Test[0]));
        Assert.Equal(1, split.HiddenSignal(0));
    }

    [Fact]
    public void Keep_LowValidation_HasNone()
    {
        var split = Of([(1, 5), (0, 1), (5, 4)]);

        Assert.Equal((-1, 5), (split.Validation[0], split.Test[0]));
        Assert.Equal([1], Items(split.TestHistory(0)));
    }

    [Fact]
    public void Keep_NothingLearned_IsAskedWithoutValidation()
    {
        var split = Of([(1, 1), (0, 5), (5, 4)]);

        Assert.Equal((-1, 5), (split.Validation[0], split.Test[0]));
        Assert.Empty(Items(split.Train.History(0)));
        Assert.Equal([0], Items(split.TestHistory(0)));
    }

    [Fact]
    public void Keep_NothingLeft_IsNotAsked() => Assert.Equal([-1, 5], Of([(1, 1), (0, 1), (5, 5)], [(1, 5), (5, 1)]).Test);

    [Fact]
    public void ChosenBefore_LowOnes_CountAsChosen()
    {
        var split = Of([(1, 5), (2, 1), (3, 4), (0, 4), (2, 5)]);

        Assert.Equal([1, 2, 3, 0], Items(split.ChosenBefore(0)));
        Assert.True(split.IsRepeat(0));
    }

    private static HoldOut Of(params (int Item, float Signal)[][] histories)
    {
        var source = SmallDataset.Of(
            [.. Enumerable.Range(0, 6).Select(item => new Item { Id = new ItemId($"i{item}") })],
            SignalKind.Rating,
            [.. histories.Select(history => history.Select(choice => (choice.Item, choice.Signal, (string?)null)).ToArray())]);
        return RatedHistories.Keep(source, LeaveLastOut.Split(source), new RatingThreshold(4, IsOwnMean: false));
    }

    private static int[] Items(ReadOnlySpan<Interaction> history) => Array.ConvertAll(history.ToArray(), choice => choice.Item);
}
