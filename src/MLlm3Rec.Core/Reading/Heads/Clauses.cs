using System.Buffers;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Cuts a text into clauses: the pieces that are read one by one, and the words that a reading quotes.</summary>
/// <remarks>
/// Ends of sentences, brackets, colons, semicolons, dashes between blanks and line ends always cut. A comma, and the words of
/// <see cref="Turns"/>, cut where at least <see cref="WordsOfAClause"/> words stand on both sides, so that "soft, light and durable" stays whole.
/// </remarks>
internal static class Clauses
{
    private const int WordsOfAClause = 3;

    private static readonly SearchValues<char> Hard = SearchValues.Create("!?;:()[]{}|\n\r\t•*");

    private static readonly HashSet<string> Turns =
        new(["and", "but", "although", "though", "because", "however", "while", "yet", "so", "plus", "or"], StringComparer.OrdinalIgnoreCase);

    /// <summary>In text order, without blanks and signs at the edges; a text without a word has none.</summary>
    public static IReadOnlyList<Token> Of(string text)
    {
        var clauses = new List<Token>();
        var words = new List<Token>();
        foreach (var word in new Tokens(text))
        {
            if (words.Count > 0 && IsHard(text, words[^1].End, word.Start))
            {
                Cut(text, words, clauses);
                words.Clear();
            }

            words.Add(word);
        }

        Cut(text, words, clauses);
        return clauses;
    }

    /// <summary>Every entry of a list that was joined by ", ".</summary>
    public static IReadOnlyList<Token> OfList(string text)
    {
        var entries = new List<Token>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(", ", start, StringComparison.Ordinal) is >= 0 and var comma ? comma : text.Length;
            if (text.Substring(start, end - start).Any(char.IsLetterOrDigit))
            {
                entries.Add(new Token(start, end - start));
            }

            start = end + 2;
        }

        return entries;
    }

    /// <summary>Cuts what lies between two hard ends.</summary>
    private static void Cut(string text, List<Token> words, List<Token> clauses)
    {
        var first = 0;
        for (var place = WordsOfAClause; place + WordsOfAClause <= words.Count; place++)
        {
            if (place - first >= WordsOfAClause && IsSoft(text, words, place) && StaysLong(text, words, place))
            {
                Add(text, words, first, place, clauses);
                first = place;
            }
        }

        Add(text, words, first, words.Count, clauses);
    }

    private static void Add(string text, List<Token> words, int from, int to, List<Token> clauses)
    {
        if (from >= to)
        {
            return;
        }

        var (start, end) = (words[from].Start, words[to - 1].End);
        // Signs that belong to the words: "$5", "100%", "great!".
        start -= start > 0 && text[start - 1] is '$' or '€' or '£' or '"' or '“' ? 1 : 0;
        end += end < text.Length && text[end] is '%' or '!' or '?' or '"' or '”' or '+' ? 1 : 0;
        clauses.Add(new Token(start, end - start));
    }

    private static bool IsHard(string text, int from, int to)
    {
        var between = text.AsSpan(from, to - from);
        if (between.ContainsAny(Hard) || between.Contains(" - ", StringComparison.Ordinal) || between.ContainsAny('–', '—'))
        {
            return true;
        }

        // A full stop inside a number or a name ("1.5", "u.s.") ends nothing.
        var stop = between.IndexOf('.');
        return stop >= 0 && (stop + 1 < between.Length || between.Length > 1);
    }

    private static bool IsSoft(string text, List<Token> words, int place) =>
        text.AsSpan(words[place - 1].End, words[place].Start - words[place - 1].End).Contains(',')
        || Turns.Contains(text.Substring(words[place].Start, words[place].Length));

    /// <summary>Whether the next piece, up to its own comma, is a clause and no item of a list.</summary>
    private static bool StaysLong(string text, List<Token> words, int place)
    {
        for (var next = place + 1; next < Math.Min(words.Count, place + WordsOfAClause); next++)
        {
            if (text.AsSpan(words[next - 1].End, words[next].Start - words[next - 1].End).Contains(','))
            {
                return false;
            }
        }

        return true;
    }
}
