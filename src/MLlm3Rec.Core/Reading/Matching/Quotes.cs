namespace MLlm3Rec.Reading.Matching;

/// <summary>Widens a cue to the words a person would quote: its clause, or the few words around it.</summary>
public static class Quotes
{
    /// <summary>At most so many words before and after the cue.</summary>
    private const int Reach = 5;

    private const string Ends = ",.;:!?()[]|\"\n\r\t<>";

    /// <summary>A hit of so many words is a clause already.</summary>
    private const int WordsOfAClause = 4;

    /// <summary>The literal quote for a hit in its text.</summary>
    public static QuotedSpan Around(CueHit hit, string text)
    {
        if (text.AsSpan(hit.Start, hit.Length).Count(' ') >= WordsOfAClause - 1)
        {
            return new QuotedSpan(hit.Field, hit.Start, text.Substring(hit.Start, hit.Length));
        }

        var start = hit.Start;
        for (var words = 0; words < Reach && start > 0 && Previous(text, start) is { } previous; words++)
        {
            start = previous;
        }

        var end = hit.Start + hit.Length;
        for (var words = 0; words < Reach && end < text.Length && Next(text, end) is { } next; words++)
        {
            end = next;
        }

        return new QuotedSpan(hit.Field, start, text[start..end]);
    }

    /// <summary>The cue itself, as written.</summary>
    public static string Cue(CueHit hit, string text) => text.Substring(hit.Start, hit.Length);

    /// <summary>Start of the word before <paramref name="start"/>, or null at the clause's edge.</summary>
    private static int? Previous(string text, int start)
    {
        var place = start - 1;
        while (place >= 0 && char.IsWhiteSpace(text[place]) && !Ends.Contains(text[place]))
        {
            place--;
        }

        if (place < 0 || Ends.Contains(text[place]))
        {
            return null;
        }

        while (place > 0 && !char.IsWhiteSpace(text[place - 1]) && !Ends.Contains(text[place - 1]))
        {
            place--;
        }

        return place;
    }

    private static int? Next(string text, int end)
    {
        var place = end;
        while (place < text.Length && char.IsWhiteSpace(text[place]) && !Ends.Contains(text[place]))
        {
            place++;
        }

        if (place == text.Length || Ends.Contains(text[place]))
        {
            return null;
        }

        while (place < text.Length && !char.IsWhiteSpace(text[place]) && !Ends.Contains(text[place]))
        {
            place++;
        }

        return place;
    }
}

/// <summary>Which text of an interaction a quote comes from.</summary>
public enum TextField
{
    Title,
    Categories,
    Brand,
    Description,
    Tags,
    Review,

    /// <summary>What others wrote who chose the item.</summary>
    Buyers,
}

/// <summary>A literal span of one text: <c>text.Substring(Start, Quote.Length) == Quote</c>.</summary>
/// <param name="Field">Which text. Lists (categories, tags) are joined with ", " before counting: <see cref="ItemTexts.Of"/>.</param>
/// <param name="Start">Zero-based, in UTF-16 units.</param>
/// <param name="Quote">The literal characters.</param>
public sealed record QuotedSpan(TextField Field, int Start, string Quote);
