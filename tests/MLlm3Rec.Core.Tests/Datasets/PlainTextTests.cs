namespace MLlm3Rec.Datasets;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Tea &amp; Coffee", "Tea & Coffee")]
    [InlineData("Kids&amp;#39; soap", "Kids' soap")]
    [InlineData("  two \r\n lines ", "two lines")]
    [InlineData("<b>bold</b> soap", "bold soap")]
    [InlineData("Soap <span class=\"a-size-medium", "Soap")]
    [InlineData("I <3 you", "I <3 you")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<span class=\"a-size-medium\"", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void Of_PublishersText_IsPlain(string? text, string? plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public void OfAll_RepeatsAndEmpties_AreGone() =>
        Assert.Equal(["Bath", "Soap"], PlainText.OfAll(["Bath", " ", null, "Soap", "Bath"]));
}
