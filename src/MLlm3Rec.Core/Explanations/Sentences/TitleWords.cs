using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>Titles inside sentences: shop titles run to a hundred words.</summary>
internal static class TitleWords
{
    private const int Most = 50;

    /// <summary>Where a clause ends or begins.</summary>
    private const string Ends = ".,;:!?()[]|\n\r\t<>\"“”–—-/";

    /// <summary>In quotation marks; marks inside the title become single ones.</summary>
    public static string Quoted(string title) => $"“{Inner(Short(title))}”";

    /// <summary>Literal words of a text as a quotation: dots where they break off inside a sentence.</summary>
    public static string Quoted(QuotedSpan span, string text)
    {
        var end = span.Start + span.Quote.Length;
        var before = span.Start > 0 && !Ends.Contains(text[..span.Start].TrimEnd(' ')[^1]) ? "… " : "";
        var after = end < text.Length && !Ends.Contains(text[end..].TrimStart(' ')[0]) ? " …" : "";
        return $"“{before}{Inner(span.Quote.Trim())}{after}”";
    }

    private static string Inner(string words) => DisplayText.Of(words).Replace('“', '‘').Replace('”', '’').Replace('"', '’');

    /// <summary>At most about fifty characters, cut between words.</summary>
    public static string Short(string title)
    {
        var end = title.Length <= Most ? title.Length : title.LastIndexOf(' ', Most);
        return end == title.Length ? title : title[..(end <= 0 ? Most : end)].TrimEnd(' ', ',', '-', '&', '/', '|', '(') + " …";
    }
}
