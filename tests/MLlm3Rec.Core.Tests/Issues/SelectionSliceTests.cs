using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Map;

namespace MLlm3Rec.Issues;

/// <summary>A map selection was other people in a comparison: those whose hidden item lay in it came along, a choice by the outcome.</summary>
public sealed class SelectionSliceTests
{
    private static readonly SliceRule Rule = SliceRule.Selection("abc", "shelf");

    /// <summary>Users 0, 2 and 5 were asked; the hidden items are 7, 1 and 7.</summary>
    private static readonly UserFacts Facts = new([0, 2, 5], [7, 1, 7], [3, 3, 3], [1, 1, 1], [false, false, false]);

    [Fact]
    public void Pick_SelectionWithItems_HoldsItsPeopleAlone()
    {
        var selection = new Selection(Users: [0b0010_0100], Items: [0b1000_0000]);

        Assert.Equal([1, 2], Rule.Pick(Facts, selection));
        Assert.Equal([1, 2], Rule.Pick(Facts, selection with { Items = [] }));
        Assert.Equal("People of map selection shelf", Rule.Name);
    }

    [Fact]
    public void Pick_SelectionOfItemsAlone_SaysThatItHoldsNobody()
    {
        var refused = Assert.Throws<SliceNotPossibleException>(() => Rule.Pick(Facts, new Selection(Users: [], Items: [0b1000_0000])));

        Assert.Contains("holds items and no people", refused.Message, StringComparison.Ordinal);
    }
}
