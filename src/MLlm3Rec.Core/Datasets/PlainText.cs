using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MLlm3Rec.Datasets;

/// <summary>Turns a publisher's text into plain text: entities decoded, markup and control characters gone, one space between words.</summary>
public static partial class PlainText
{
    /// <summary>Readers run on several threads, and a parser costs more than most texts.</summary>
    private static readonly ThreadLocal<HtmlParser> Parsers = new(() => new HtmlParser());

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
            text = TextOf(text);
        }

        text = IsTidy(text) ? text : Gaps().Replace(text, " ").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Plain texts of a list, in order, without empty ones and repeats.</summary>
    public static IReadOnlyList<string> OfAll(IEnumerable<string?> texts) =>
        [.. texts.Select(Of).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>What a browser would show, a space between any two pieces; markup may be cut off by the end of the text, and "I &lt;3 you" is
    /// none.</summary>
    private static string TextOf(string html)
    {
        // Entities were decoded before, and the parser is not to do it once more.
        var document = Parsers.Value!.ParseDocument(html.Replace("&", "&amp;", StringComparison.Ordinal));
        var text = new StringBuilder(html.Length);
        foreach (var piece in document.Descendants<IText>().Where(piece => piece.ParentElement?.LocalName is not ("script" or "style")))
        {
            text.Append(piece.Data).Append(' ');
        }

        return text.ToString();
    }

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

    [GeneratedRegex(@"[\s\p{Cc}\u00a0\u200b\ufeff]+")]
    private static partial Regex Gaps();
}
