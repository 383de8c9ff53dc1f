using System.Globalization;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Questions;

/// <summary>An answer in words, sentence by sentence, with the pages that each one names.</summary>
/// <param name="Sentences">In reading order.</param>
/// <param name="Sources">Those that are cited, by number.</param>
/// <param name="Lookups">What was looked up for it, in order.</param>
public sealed partial record CitedAnswer(
    IReadOnlyList<CitedSentence> Sentences, IReadOnlyDictionary<int, FactSource> Sources, IReadOnlyList<FactLookup> Lookups)
{
    /// <summary>Cuts a text into sentences and holds each against what was found.</summary>
    /// <param name="text">As a model wrote it, with numbers in square brackets.</param>
    /// <param name="facts">What was found, by the number it was told under; rows of one page share a number.</param>
    /// <param name="lookups">What was looked up.</param>
    public static CitedAnswer Read(string text, ILookup<int, FoundFact> facts, IReadOnlyList<FactLookup> lookups)
    {
        var sentences = new List<CitedSentence>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isFirst = true;
            foreach (var piece in SentencesOf(line))
            {
                sentences.Add(SentenceOf(piece, isFirst, facts));
                isFirst = false;
            }
        }

        var cited = sentences.SelectMany(sentence => sentence.Citations).Distinct().Order();
        return new CitedAnswer(sentences, cited.ToDictionary(number => number, number => facts[number].First().Source), lookups);
    }

    private static CitedSentence SentenceOf(string piece, bool isFirst, ILookup<int, FoundFact> facts)
    {
        int[] named = [.. Numbers().Matches(piece)
            .SelectMany(group => Digits().Matches(group.Value))
            .Select(digits => int.TryParse(digits.Value, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Distinct()];
        int[] known = [.. named.Where(facts.Contains)];
        var words = Spaces().Replace(Numbers().Replace(piece, ""), " ").Replace(" .", ".", StringComparison.Ordinal).Trim();
        return new CitedSentence(words, known, isFirst, FaultOf(words, named, known, facts));
    }

    /// <summary>A line that ends in a colon leads over to what follows and claims nothing itself.</summary>
    private static string? FaultOf(string words, int[] named, int[] known, ILookup<int, FoundFact> facts)
    {
        if (known.Length == 0)
        {
            return words.EndsWith(':') ? null
                : named.Length > 0 ? "It names a source that was never looked up."
                : "It names no source.";
        }

        var shown = string.Join('\n', known.SelectMany(number => facts[number]).Select(fact => fact.Text));
        return Quotes().Matches(words).Select(quote => quote.Groups["words"].Value).FirstOrDefault(quote => !Holds(shown, quote)) is { } made
                ? $"“{made}” stands nowhere in its source."
            : Amounts().Matches(words).Select(amount => amount.Value).FirstOrDefault(amount => !Holds(shown, amount)) is { } reckoned
                ? $"The number {reckoned} stands nowhere in its source."
            : null;
    }

    private static bool Holds(string text, string quote) =>
        Spaces().Replace(text, " ").Contains(Spaces().Replace(quote, " ").Trim(' ', '.', ',', '…'), StringComparison.OrdinalIgnoreCase);

    /// <summary>A citation that follows the full stop belongs to the sentence before it.</summary>
    private static IEnumerable<string> SentencesOf(string line)
    {
        var start = 0;
        foreach (Match end in Ends().Matches(line))
        {
            yield return line[start..(end.Index + end.Length)].Trim();
            start = end.Index + end.Length;
        }

        if (line[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    [GeneratedRegex(@"\[\d{1,4}(?:\s*[,;]\s*\d{1,4})*\]")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[“\"](?<words>[^“”\"]{3,})[”\"]")]
    private static partial Regex Quotes();

    // Two digits or more, and no piece of an id.
    [GeneratedRegex(@"(?<![\w-])\d[\d.,]*\d(?![\w-])")]
    private static partial Regex Amounts();

    // A stop, what closes behind it, citations behind that, then a gap. Whatever follows: ids begin with small letters, and a claim must not hide
    // behind the source of the sentence before it.
    [GeneratedRegex(@"[.!?][”""’)]*(?:\s*\[\d{1,4}(?:\s*[,;]\s*\d{1,4})*\])*(?=\s+[^\s\[])")]
    private static partial Regex Ends();
}

/// <param name="Words">Without the numbers.</param>
/// <param name="Citations">Numbers of the sources it names that were really looked up.</param>
/// <param name="IsFirst">Of its paragraph.</param>
/// <param name="Fault">Why it is not to be relied on, in words; null where it names a source and quotes it rightly.</param>
public sealed record CitedSentence(string Words, IReadOnlyList<int> Citations, bool IsFirst, string? Fault)
{
    public bool IsSourced => Fault is null;
}
