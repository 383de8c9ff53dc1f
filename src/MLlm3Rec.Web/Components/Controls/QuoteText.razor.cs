using MLlm3Rec.Reading.Matching;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>A text of the dataset with the words that serve as evidence marked. Always text, never markup.</summary>
public sealed partial class QuoteText
{
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Parameter]
    public QuotedSpan? Span { get; set; }

    /// <summary>Characters shown on either side of the quote; the rest becomes an ellipsis.</summary>
    [Parameter]
    public int Around { get; set; } = 90;

    // A span that no longer fits its text is worse than none: the text is shown unmarked.
    private QuotedSpan? Mark => Span is { } span && span.Start >= 0 && span.Start + span.Quote.Length <= Text.Length
        && Text.AsSpan(span.Start, span.Quote.Length).SequenceEqual(span.Quote) ? span : null;

    private string Before(QuotedSpan mark)
    {
        var from = WordStart(mark.Start - Around, mark.Start);
        return (from == 0 ? "" : "… ") + Text[from..mark.Start];
    }

    private string After(QuotedSpan mark)
    {
        var end = mark.Start + mark.Quote.Length;
        var to = WordEnd(end + Around, end);
        return Text[end..to] + (to == Text.Length ? "" : " …");
    }

    private int WordStart(int position, int limit)
    {
        if (position <= 0)
        {
            return 0;
        }

        var space = Text.IndexOf(' ', position - 1, limit - position + 1);
        return space < 0 ? limit : space + 1;
    }

    private int WordEnd(int position, int limit)
    {
        if (position >= Text.Length)
        {
            return Text.Length;
        }

        var space = Text.LastIndexOf(' ', position, position - limit);
        return space < 0 ? limit : space;
    }
}
