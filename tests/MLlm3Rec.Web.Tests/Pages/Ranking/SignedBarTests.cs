namespace MLlm3Rec.Web.Components.Pages.Ranking;

public sealed class SignedBarTests
{
    [Fact]
    public void Of_PositiveValueAmongBothSigns_GrowsRightFromZero() =>
        Assert.Equal(new SignedBar(Left: 25, Width: 50, Zero: 25), SignedBar.Of(2, lowest: -1, highest: 3));

    [Fact]
    public void Of_NegativeValue_GrowsLeftToZero() =>
        Assert.Equal(new SignedBar(Left: 0, Width: 25, Zero: 25), SignedBar.Of(-1, lowest: -1, highest: 3));

    [Fact]
    public void Of_OnlyPositiveValues_StartsAtTheLeftEdge() =>
        Assert.Equal(new SignedBar(Left: 0, Width: 50, Zero: 0), SignedBar.Of(2, lowest: 1, highest: 4));

    [Fact]
    public void Of_NothingButZero_IsEmpty() => Assert.Equal(default, SignedBar.Of(0, 0, 0));
}
