using MLlm3Rec.Datasets;

namespace MLlm3Rec.Issues;

/// <summary>U+202E in a title turned the rest of our sentence around.</summary>
public sealed class DisplayTextTests
{
    [Theory]
    [InlineData("a\u202Etxt", "atxt")]
    [InlineData("\u2066a\u2069\u200F\u061C", "a")]
    [InlineData("שלום, naïve 日本語", "שלום, naïve 日本語")]
    public void Of_MarksOfDirection_AreLeftOut(string text, string shown) => Assert.Equal(shown, DisplayText.Of(text));

    [Fact]
    public void DisplayTitle_TitleOrId_HasNoMarkOfDirection()
    {
        Assert.Equal("Lampmal", new Item { Id = new ItemId("i"), Title = "Lamp\u202Emal" }.DisplayTitle);
        Assert.Equal("i1", new Item { Id = new ItemId("i\u202E1") }.DisplayTitle);
    }
}
