using System.Net;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Datasets;

/// <summary>Turns a publisher's text into plain text: entities decoded, markup and control characters gone, one space between words.</summary>
public static partial class PlainText
{
    /// <summary>The plain text, or null where nothing is left.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Some shops encode twice: "&amp;amp;". Two rounds undo that; more would eat what an author wrote about entities.
        for (var round = 0; round < 2 && text.Contains('&'); round++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        if (text.Contains('<'))
        {
            text = Markup().Replace(text, " ");
        }

        text = IsTidy(text) ? text : Gaps().Replace(text, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Plain texts of a list, in order, without empty ones and repeats.</summary>
    public static IReadOnlyList<string> OfAll(IEnumerable<string?> texts) =>
        [.. texts.Select(Of).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static bool IsTidy(string text)
    {
        var space = true;
        foreach (var unit in text)
        {
            var isSpace = unit == ' ';
            if ((isSpace && space) || unit < ' ' || unit is '\u00a0' or '\u200b' or '\ufeff')
            {
                return false;
            }

            space = isSpace;
        }

        return !space;
    }

    // A tag, also one cut off by the end of the text; "I <3 you" is none.
    [GeneratedRegex(@"<(script|style)\b.*?(</\1\s*>|$)|<[/!]?[a-zA-Z][^>]*(>|$)|<!--.*?(-->|$)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"[\s\p{Cc}\u00a0\u200b\ufeff]+")]
    private static partial Regex Gaps();
}
