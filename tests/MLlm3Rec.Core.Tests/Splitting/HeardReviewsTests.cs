using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Splitting;

/// <summary>What buyers wrote is heard of an item where it may be learned from, and nowhere else.</summary>
public sealed class HeardReviewsTests
{
    [Fact]
    public void Train_ReviewsOfLearnedChoices_AreHeardInOrder()
    {
        var split = Of([(0, "sturdy"), (1, null), (2, null)], [(0, "lasts"), (2, null), (1, null)]);

        Assert.Equal([new BuyerReview(0, "sturdy"), new BuyerReview(1, "lasts")], split.Train.Items[0].Buyers);
        Assert.Empty(split.Train.Items[1].Buyers);
    }

    [Fact]
    public void Train_ReviewsOfHiddenChoices_AreNotHeard()
    {
        var split = Of([(0, "sturdy"), (1, "of validation"), (2, "of the test")]);

        Assert.Equal("sturdy", Assert.Single(split.Train.Items[0].Buyers).Text);
        Assert.Empty(split.Train.Items[1].Buyers);
        Assert.Empty(split.Train.Items[2].Buyers);
    }

    [Fact]
    public void Train_BlankReview_IsNotHeard()
    {
        var split = Of([(0, "  "), (3, ""), (1, null), (2, null)]);

        Each.Holds(split.Train.Items, item => Assert.Empty(item.Buyers));
    }

    /// <summary>As when a dataset is divided that has been divided before.</summary>
    [Fact]
    public void Train_BuyersHeardBefore_AreForgotten()
    {
        Item[] items = [ItemOf(0), ItemOf(1) with { Buyers = [new BuyerReview(9, "of another division")] }, ItemOf(2), ItemOf(3)];

        var split = LeaveLastOut.Split(SmallDataset.Of(items, SignalKind.None, Choices([(0, "sturdy"), (3, null), (1, "hidden")])));

        Assert.Empty(split.Train.Items[1].Buyers);
        Assert.Single(split.Train.Items[0].Buyers);
    }

    private static HoldOut Of(params (int Item, string? Review)[][] histories) => LeaveLastOut.Split(
        SmallDataset.Of([.. Enumerable.Range(0, 4).Select(ItemOf)], SignalKind.None, [.. histories.Select(Choices)]));

    private static (int Item, float Signal, string? Review)[] Choices((int Item, string? Review)[] history) =>
        [.. history.Select(choice => (choice.Item, float.NaN, choice.Review))];

    private static Item ItemOf(int item) => new() { Id = new ItemId($"i{item}") };
}
