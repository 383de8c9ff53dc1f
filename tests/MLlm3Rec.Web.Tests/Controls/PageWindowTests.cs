using MLlm3Rec.Web.Components.Controls.Tables;

namespace MLlm3Rec.Web.Components.Controls;

public sealed class PageWindowTests
{
    [Theory]
    [InlineData(1, 0, "1–50 of 5,000")]
    [InlineData(2, 50, "51–100 of 5,000")]
    [InlineData(100, 4_950, "4,951–5,000 of 5,000")]
    public void Label_FullPages_CountsFromOne(int page, int skip, string label)
    {
        var window = new PageWindow(page, Size: 50, Total: 5_000);

        Assert.Equal(skip, window.Skip);
        Assert.Equal(label, window.Label);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 1)]
    [InlineData(99, 3)]
    public void Page_OutsideTheList_IsTheNearestOne(int asked, int page) =>
        Assert.Equal(page, new PageWindow(asked, Size: 10, Total: 21).Page);

    [Fact]
    public void Label_LastPageIsShort_EndsAtTheTotal() =>
        Assert.Equal("21–21 of 21", new PageWindow(3, Size: 10, Total: 21).Label);

    [Fact]
    public void Pages_EmptyList_IsOneWithoutNeighbours()
    {
        var window = new PageWindow(1, Size: 10, Total: 0);

        Assert.Equal(1, window.Pages);
        Assert.False(window.HasPrevious);
        Assert.False(window.HasNext);
        Assert.Equal("None", window.Label);
    }
}
