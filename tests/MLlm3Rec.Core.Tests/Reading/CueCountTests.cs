using MLlm3Rec.Datasets;

namespace MLlm3Rec.Reading;

public sealed class CueCountTests
{
    private static readonly Item[] Items =
    [
        new() { Id = new ItemId("a"), Title = "A gift set of candles", Description = "Not greasy, a gift for a friend" },
        new() { Id = new ItemId("b"), Title = "Candle with gift wrap" },
        new() { Id = new ItemId("c"), Title = "Hammer" },
    ];

    [Fact]
    public void Of_CuesOfAllKinds_CountsItemsNotHits() => Assert.Equal(
        [new("gift", 2), new("candl*", 2), new("greasy", 1), new("unicorn", 0), new("!gift wrap", null)],
        CueCount.Of(["gift", "candl*", "greasy", "unicorn", "!gift wrap"], Items, TestContext.Current.CancellationToken));

    [Fact]
    public void Of_CueInsideALongerOne_IsNotNowhere() => Assert.Equal(
        [new("gift set", 1), new("set", 1)],
        CueCount.Of(["gift set", "set"], Items, TestContext.Current.CancellationToken));
}
