using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Evaluation.Lists;

public sealed class BeyondAccuracyTests
{
    [Fact]
    public void Of_TwoLists_ByHand()
    {
        // Four items, four people; item 0 chosen by all four, 1 by two, 2 by one, 3 by nobody.
        var train = SmallDataset.Of([Of("a", "x"), Of("b", "x"), Of("c", "y"), Of("d", "y", "z")], [0, 1], [0, 1], [0, 2], [0]);

        var found = BeyondAccuracy.Of([List(0, 2), List(0, 3)], depth: 2, train);

        Assert.Equal(0.75, found.Coverage);                              // 0, 2, 3 of four
        Assert.Equal((0 + 2 + 0 + 3) / 4.0, found.Novelty, 1e-12);       // −log₂ of 4/4, 1/4, 4/4, ½/4
        Assert.Equal(1, found.Diversity!.Value, 1e-12);                        // nothing in common in either list
        Assert.Equal(0.5, found.PopularShare, 1e-12);                    // the top tenth of four items is item 0
        Assert.Equal((1 * 0 + 3 * 2 - 1 * 1 + 1 * 1) / 16.0, found.Concentration, 1e-12); // counts 0, 1, 1, 2
    }

    [Fact]
    public void Of_ListsOfOneKind_NotDiverse()
    {
        var train = SmallDataset.Of([Of("a", "x"), Of("b", "x"), Of("c", "x", "y")], [0], [1]);

        Assert.Equal(0, BeyondAccuracy.Of([List(0, 1)], depth: 2, train).Diversity);
        Assert.Equal(0.5, BeyondAccuracy.Of([List(0, 2)], depth: 2, train).Diversity);
    }

    /// <summary>Of 21 items the first three are the most chosen tenth; "a" and "c" are of one kind, "b" is of none.</summary>
    [Fact]
    public void Of_ListsOfOtherLengths_CountToTheDepth()
    {
        Item[] items = [Of("a", "x"), Of("b"), Of("c", "x"), Of("d", "y"), .. Enumerable.Range(4, 17).Select(item => Of($"{item}", "z"))];
        var train = SmallDataset.Of(items, [0, 1], [0, 2], [1], [2]);

        var found = BeyondAccuracy.Of([List(0, 2, 3, 4), List(1)], depth: 3, train);

        Assert.Equal(4.0 / 21, found.Coverage, 1e-12);
        Assert.Equal(0.75, found.PopularShare, 1e-12);
        Assert.Equal((1 + 1 + 3 + 1) / 4.0, found.Novelty, 1e-12);     // −log₂ of 2/4, 2/4, ½/4, 2/4
        Assert.Equal(2.0 / 3, found.Diversity!.Value, 1e-12);          // 0 of the first pair, 1 of the other two; one item has no pair
    }

    [Fact]
    public void Of_TwoItemsOfNoKind_NotDiverse()
    {
        var train = SmallDataset.Of([Of("a", "x"), Of("b"), Of("c")], [0], [1]);

        Assert.Equal(0, BeyondAccuracy.Of([List(1, 2)], depth: 2, train).Diversity);
    }

    [Fact]
    public void Of_NoPairAnywhere_DiversityUnknown()
    {
        var train = SmallDataset.Of([Of("a", "x"), Of("b", "y")], [0], [1]);

        Assert.Null(BeyondAccuracy.Of([List(0, 1)], depth: 1, train).Diversity);
        Assert.Null(BeyondAccuracy.Of([List(0)], depth: 2, train).Diversity);
    }

    [Fact]
    public void Of_NothingProposed_IsZero()
    {
        var nothing = new BeyondAccuracy(Coverage: 0, Novelty: 0, Diversity: null, PopularShare: 0, Concentration: 0);

        Assert.Equal(nothing, BeyondAccuracy.Of([], depth: 2, SmallDataset.Of(items: 2, [0])));
        Assert.Equal(nothing, BeyondAccuracy.Of([], depth: 2, SmallDataset.Of(items: 0, [])));
    }

    [Fact]
    public void Of_NoCategories_DiversityUnknown() =>
        Assert.Null(BeyondAccuracy.Of([List(0, 1)], depth: 2, SmallDataset.Of(items: 2, [0])).Diversity);

    [Fact]
    public void Gini_EqualCounts_Zero_OneOfFour_ThreeQuarters()
    {
        Assert.Equal(0, BeyondAccuracy.Gini([5, 5, 5]));
        Assert.Equal(0.75, BeyondAccuracy.Gini([0, 8, 0, 0]), 1e-12);
    }

    private static Item Of(string id, params string[] categories) => new() { Id = new ItemId(id), Title = id, Categories = categories };

    private static TopList List(params int[] items) => new(items, [.. items.Select((_, place) => (float)-place)]);
}
