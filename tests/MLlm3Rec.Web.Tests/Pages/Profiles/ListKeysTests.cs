namespace MLlm3Rec.Web.Components.Pages.Profiles;

public sealed class ListKeysTests
{
    [Theory]
    [InlineData("ArrowDown", -1, 0)]
    [InlineData("ArrowDown", 4, 5)]
    [InlineData("ArrowDown", 99, 99)]
    [InlineData("ArrowUp", 4, 3)]
    [InlineData("ArrowUp", 0, 0)]
    [InlineData("ArrowUp", -1, 0)]
    [InlineData("PageDown", 4, 14)]
    [InlineData("PageDown", -1, 10)]
    [InlineData("PageDown", 95, 99)]
    [InlineData("PageUp", 14, 4)]
    [InlineData("PageUp", 4, 0)]
    [InlineData("Home", 50, 0)]
    [InlineData("End", 50, 99)]
    [InlineData("x", 50, -1)]
    public void Target_HundredRows_IsWhereTheKeyLeads(string key, int active, int expected) =>
        Assert.Equal(expected, ListKeys.Target(key, active, total: 100, page: 10));

    [Theory]
    [InlineData("ArrowDown")]
    [InlineData("End")]
    public void Target_EmptyList_IsNowhere(string key) => Assert.Equal(-1, ListKeys.Target(key, active: 0, total: 0, page: 10));

    [Fact]
    public void Target_ScreenTooLowForOneRow_StillMoves() => Assert.Equal(1, ListKeys.Target("PageDown", active: 0, total: 9, page: 0));
}
