using Bunit;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Web.Components.Controls;

namespace MLlm3Rec.Web.Controls;

public sealed class QuoteTextTests : BunitContext
{
    [Fact]
    public void Span_InsideTheText_IsMarked()
    {
        var quote = Show("Smells of <b>roses</b> & rain", new QuotedSpan(TextField.Review, 10, "<b>roses</b>"));

        Assert.Equal("<b>roses</b>", quote.Find("mark").TextContent);
        Assert.Equal("Smells of <b>roses</b> & rain", quote.Find("q").TextContent);
    }

    [Fact]
    public void Span_OfAnotherText_IsNotMarked()
    {
        var quote = Show("Short", new QuotedSpan(TextField.Review, 3, "long since changed"));

        Assert.Empty(quote.FindAll("mark"));
        Assert.Equal("Short", quote.Find("q").TextContent);
    }

    [Fact]
    public void Span_DeepInALongText_KeepsWholeWordsAround()
    {
        var quote = Show("one two three four five six seven", new QuotedSpan(TextField.Review, 14, "four"), around: 6);

        Assert.Equal("… three four five …", quote.Find("q").TextContent.Trim());
    }

    private IRenderedComponent<QuoteText> Show(string text, QuotedSpan span, int around = 90) =>
        Render<QuoteText>(parameters => parameters.Add(quote => quote.Text, text).Add(quote => quote.Span, span).Add(quote => quote.Around, around));
}
