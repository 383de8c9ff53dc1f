using MLlm3Rec.Datasets;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Language.Replies;

/// <summary>Where in a text a model's quote stands, without regard to white space and case; the span it gives holds the text's own
/// characters.</summary>
internal static class QuoteFinder
{
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
        var (wanted, _) = Normal(quote);
        if (wanted.Length == 0)
        {
            return null;
        }

        var (normal, places) = Normal(text);
        var start = normal.IndexOf(wanted, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var (from, to) = (places[start], places[start + wanted.Length - 1] + 1);
        return new QuotedSpan(field, from, text[from..to]);
    }

    /// <summary>Lower case, every run of white space and invisible marks one space, none at the ends; and where each character came from.</summary>
    private static (string Text, int[] Places) Normal(string text)
    {
        var (signs, places, count) = (new char[text.Length], new int[text.Length], 0);
        for (var place = 0; place < text.Length; place++)
        {
            var sign = text[place];
            if (!FieldText.IsGap(sign))
            {
                (signs[count], places[count++]) = (char.ToLowerInvariant(sign), place);
            }
            else if (count > 0 && signs[count - 1] != ' ')
            {
                (signs[count], places[count++]) = (' ', place);
            }
        }

        count -= count > 0 && signs[count - 1] == ' ' ? 1 : 0;
        return (new string(signs, 0, count), places);
    }
}
