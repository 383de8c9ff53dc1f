using System.Text.RegularExpressions;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>
/// Holds each sentence of a model against the parts of the score: the part it cites must exist and speak the way the sentence says, motives it
/// names must be among the parts, quotes must stand literally in the texts, and numbers must stand in them too. What fails is kept with its
/// fault, to be shown as unsupported and not as fact. It cannot see a lie that uses none of these.
/// </summary>
public static partial class ClaimCheck
{
    public static Story Check(IReadOnlyList<ClaimedSentence> sentences, Explanation explanation, Vocabulary vocabulary, string teller) =>
        new([.. sentences.Select(sentence => Check(sentence, explanation, vocabulary))], teller);

    private static StorySentence Check(ClaimedSentence sentence, Explanation explanation, Vocabulary vocabulary)
    {
        var fault = Citation(sentence, explanation)
            ?? Motives(sentence, explanation, vocabulary)
            ?? Quotes(sentence.Text, explanation)
            ?? Numbers(sentence.Text, explanation);
        var part = fault is null ? explanation.PartCited(sentence.Part!)!.Definition : null; // A citation that was no part is a fault.
        return new StorySentence([new StoryPiece(sentence.Text, part)], fault);
    }

    private static string? Citation(ClaimedSentence sentence, Explanation explanation) => sentence.Part is null
        ? "It cites no part of the score."
        : explanation.PartCited(sentence.Part) switch
        {
            null => $"The score has no part “{sentence.Part}”.",
            { Contribution: <= 0 } when !sentence.IsAgainst => $"“{sentence.Part}” speaks against the item, not for it.",
            { Contribution: >= 0 } when sentence.IsAgainst => $"“{sentence.Part}” speaks for the item, not against it.",
            _ => null,
        };

    private static string? Motives(ClaimedSentence sentence, Explanation explanation, Vocabulary vocabulary)
    {
        var own = Quoted().Replace(sentence.Text, "");
        var missing = vocabulary.Dimensions.FirstOrDefault(dimension =>
            Names(own, dimension.Name)
                && !explanation.Parts.Any(part => part.Dimension == dimension.Key && (sentence.IsAgainst || part.Contribution > 0)));
        return missing is null ? null : $"“{missing.Name}” is no part that speaks for this score.";
    }

    private static string? Quotes(string text, Explanation explanation)
    {
        var texts = Texts(explanation).ToList();
        var unknown = Quoted().Matches(text)
            .Select(match => match.Groups[1].Value.Trim('…', '.', ',', ' '))
            .FirstOrDefault(quote => !texts.Exists(known => Plain(known).Contains(Plain(quote), StringComparison.OrdinalIgnoreCase)));
        return unknown is null ? null : $"“{unknown}” stands in no text of this explanation.";
    }

    private static string? Numbers(string text, Explanation explanation)
    {
        var known = Texts(explanation).Append($"{explanation.EvidenceCoverage.Choices} {explanation.EvidenceCoverage.Telling}").ToList();
        foreach (var choice in explanation.History)
        {
            known.Add(choice.HasTime ? $"{DateTimeOffset.FromUnixTimeSeconds(choice.Time).Year}" : "");
        }

        var number = Digits().Matches(text)
            .Select(match => match.Value)
            .FirstOrDefault(digits => !known.Exists(other => other.Contains(digits, StringComparison.Ordinal)));
        return number is null ? null : $"The number {number} stands nowhere in this explanation.";
    }

    /// <summary>Marks inside a quotation become single ones, whatever they were.</summary>
    private static string Plain(string text) => text.Replace('“', '’').Replace('”', '’').Replace('‘', '’').Replace('"', '’');

    private static IEnumerable<string> Texts(Explanation explanation)
    {
        yield return ItemTexts.Whole(explanation.Item);
        foreach (var choice in explanation.Question.History.ToArray())
        {
            yield return ItemTexts.Whole(explanation.Dataset.Items[choice.Item]);
            yield return explanation.Dataset.ReviewOf(choice) ?? "";
        }
    }

    private static bool Names(string text, string name) =>
        Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex("[“\"]([^”\"]{2,})[”\"]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}

/// <summary>A sentence of a model with what it says it rests on.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Part">The part of the score that it cites, by the title that the model was shown, or null.</param>
/// <param name="IsAgainst">Whether it is told as speaking against the item.</param>
public sealed record ClaimedSentence(string Text, string? Part, bool IsAgainst);
