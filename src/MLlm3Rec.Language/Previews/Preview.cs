using System.Globalization;
using System.Text;
using MLlm3Rec.Language.Profiles;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Prompts;

namespace MLlm3Rec.Language.Previews;

/// <summary>The values that a real person gives to the variables of all tasks.</summary>
internal static class Preview
{
    private static readonly SignalScales Scales = new();

    /// <summary>As many choices as a model is shown.</summary>
    private static readonly int Latest = new ExtractionLimits().Choices;

    public static IReadOnlyDictionary<string, string> Of(PreviewSubject subject)
    {
        var history = subject.History.Length > Latest ? subject.History[^Latest..] : subject.History;
        var candidate = Candidate(subject, 0, number: 0);
        var values = new Dictionary<string, string>(subject.Knobs.Values(), StringComparer.Ordinal)
        {
            ["dimensions"] = VocabularyText.Of(subject.Vocabulary),
            ["most_motives"] = subject.Knobs.MostMotives.ToString(CultureInfo.InvariantCulture),
            ["history"] = HistoryText.Of(subject.Dataset, Scales.Of(subject.Dataset), history.Span, withReviews: true),
            ["item"] = Fence.Around("item", Item(subject)),
            ["motives"] = MotivesText.OfProfile(subject.Profile),
            ["candidate"] = Fence.Around("candidate", candidate),
            ["candidates"] =
                Fence.Around("candidates", string.Join('\n', subject.Candidates.Select((_, place) => Candidate(subject, place, place + 1)))),
            ["count"] = subject.Candidates.Count.ToString(CultureInfo.InvariantCulture),
            ["traits"] = Fence.Around("traits", candidate),
            ["parts"] = Fence.Around(
                "parts",
                string.Join('\n', subject.Parts.Select(part => FormattableString.Invariant($"{part.Name} {part.Contribution:+0.00;-0.00}")))),
            ["reason"] = Fence.Around("reason", "The reason that is to be checked stands here."),
        };
        return values;
    }

    private static string Candidate(PreviewSubject subject, int place, int number)
    {
        var (text, traits) = (new StringBuilder(), subject.Candidates[place]);
        if (subject.Dataset.TryFindItem(traits.Item, out var item))
        {
            MotivesText.AppendCandidate(text, number, subject.Dataset.Items[item], traits);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Item(PreviewSubject subject)
    {
        var text = new StringBuilder();
        if (subject.Dataset.TryFindItem(subject.Candidates[0].Item, out var item))
        {
            HistoryText.AppendItem(text, subject.Dataset.Items[item], HistoryText.LongestDescription);
        }

        return text.ToString().TrimEnd('\n');
    }
}
