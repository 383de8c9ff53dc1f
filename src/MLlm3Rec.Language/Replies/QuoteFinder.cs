using System.Text;
using MLlm3Rec.Datasets;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Language.Replies;

/// <summary>Where in a text a model's quote stands, without regard to white space, case and typography (quotation marks, apostrophes, dashes, dots
/// where a text was cut); the span it gives holds the text's own characters.</summary>
internal static class QuoteFinder
{
    private const char Mark = '\'';

    /// <summary>The quote's place in the first field that holds it, or null where no field does: then it was made up.</summary>
    public static QuotedSpan? Find(string quote, Item item, string? review)
    {
        foreach (var field in ItemTexts.Fields)
        {
            if (Find(quote, ItemTexts.Of(item, field), field) is { } span)
            {
                return span;
            }
        }

        return review is null ? null : Find(quote, review, TextField.Review);
    }

    private static QuotedSpan? Find(string quote, string text, TextField field)
    {
        var (whole, _) = Normal(quote);
        var (normal, places) = Normal(text);
        return Span(whole) ?? Span(whole.Trim(Mark, ' ').TrimEnd('.').TrimStart('.').Trim(Mark, ' '));

        QuotedSpan? Span(string wanted)
        {
            var start = wanted.Length == 0 ? -1 : normal.IndexOf(wanted, StringComparison.Ordinal);
            if (start < 0)
            {
                return null;
            }

            var (from, to) = (places[start], places[start + wanted.Length - 1] + 1);
            return new QuotedSpan(field, from, text[from..to]);
        }
    }

    /// <summary>One sign for all quotation marks and apostrophes, one for all dashes; three dots for the mark of something left out.</summary>
    private static string Plain(char sign) => sign switch
    {
        '"' or '\'' or '`' or '\u00B4' or '\u00AB' or '\u00BB' or '\u02BC' or '\u2032' or '\u2033' or (>= '\u2018' and <= '\u201F')
            or '\u2039' or '\u203A' => "'",
        '\u2212' or '\u00AD' or (>= '\u2010' and <= '\u2015') => "-",
        '\u2026' => "...",
        _ => char.ToLowerInvariant(sign).ToString(),
    };

    /// <summary>Lower case, every run of white space and invisible marks one space, none at the ends; and where each character came from.</summary>
    private static (string Text, IReadOnlyList<int> Places) Normal(string text)
    {
        var (signs, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var place = 0; place < text.Length; place++)
        {
            var sign = text[place];
            var gap = FieldText.IsGap(sign);
            if (gap && (signs.Length == 0 || signs[^1] == ' '))
            {
                continue;
            }

            foreach (var plain in gap ? " " : Plain(sign))
            {
                signs.Append(plain);
                places.Add(place);
            }
        }

        return (signs.ToString().TrimEnd(' '), places);
    }
}
