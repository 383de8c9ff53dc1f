using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Statistics;

public sealed class ItemGroupsTests
{
    [Fact]
    public void Categories_RareLeaf_FallsBackToTheSharedPath()
    {
        Item[] items = [.. Enumerable.Range(0, 6)
            .Select(item => new Item { Id = new ItemId($"i{item}"), Categories = ["Beauty", item < 5 ? "Hair" : "Nails"] })];

        var groups = ItemGroups.Categories(items);

        Assert.Equal(["Beauty › Hair", "Beauty"], groups.Names);
        Assert.Equal([0, 0, 0, 0, 0, 1], groups.Of);
    }

    [Fact]
    public void Brands_Missing_ShareNoGroup()
    {
        Item[] items =
        [
            new Item { Id = new ItemId("a"), Title = "A cup", Brand = "Acme" },
            new Item { Id = new ItemId("b"), Title = "Another cup", Brand = "ACME" },
            new Item { Id = new ItemId("c"), Title = "A third" },
        ];

        Assert.Equal([0, 0, -1], ItemGroups.Brands(items).Of);
    }

    [Fact]
    public void Lifts_PairsThatMeetOften_AreAboveChance()
    {
        Item[] items = [.. new[] { "x", "x", "y", "z" }.Select((brand, item) => new Item { Id = new ItemId($"i{item}"), Brand = brand })];
        var groups = ItemGroups.Brands(items);

        var lifts = GroupLifts.Of(SmallDataset.Of(items, [0, 1], [0, 1], [0, 2], [3, 2], [3, 2]), groups);

        // Ordered pairs: x–x 4, x–y 1 and y–x 1, y–z 2 and z–y 2; totals x 5, y 3, z 2, sum 10.
        Assert.Equal(MathF.Log(5 / (2.5f + 1)), lifts.At(0, 0), 1e-5f);
        Assert.Equal(MathF.Log(2 / (1.5f + 1)), lifts.At(0, 1), 1e-5f);
        Assert.Equal(0, lifts.At(0, 2));
    }
}
