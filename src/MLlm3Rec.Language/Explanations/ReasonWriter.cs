using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;

namespace MLlm3Rec.Language.Explanations;

/// <summary>Tells a recommendation's parts in a few sentences for the person it was made for. Whether the parts support a sentence is judged
/// elsewhere (<see cref="ClaimCheck"/>).</summary>
internal sealed class ReasonWriter(Asker asker)
{
    private const int Fewest = 2;
    private const int Most = 4;
    private const int PartsShown = 12;
    private const int LongestQuote = 160;

    private readonly Prompt prompt = asker.Prompts["reason"];
    private readonly ReplyForm form = ReplySchema.Of<ReasonReply>("reason", []);

    public Task<Answer<IReadOnlyList<ClaimedSentence>>> WriteAsync(Explanation explanation, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        MotivesText.AppendCandidate(text, number: 0, explanation.Item, explanation.Offers);
        var values = new Dictionary<string, string>
        {
            ["motives"] = MotivesText.OfProfile(explanation.Profile),
            ["traits"] = Fence.Around("traits", text.ToString().TrimEnd('\n')),
            ["parts"] = Fence.Around("parts", explanation.IsAdditive ? PartsOf(explanation) : "the parts are not known"),
        };
        return asker.AskAsync<IReadOnlyList<ClaimedSentence>>(PromptRequest.Of(prompt, values, form), Read, cancellationToken);
    }

    private static string PartsOf(Explanation explanation)
    {
        var text = new StringBuilder();
        foreach (var part in explanation.Parts.OrderByDescending(part => Math.Abs(part.Contribution)).Take(PartsShown))
        {
            text.Append(
                FormattableString.Invariant(
                    $"part {FieldText.OneLine(part.Name, 80)} {part.Contribution:+0.00;-0.00} ({part.Definition.Phrases.Measure.TrimEnd('.')})"));
            if (part.Source >= 0)
            {
                text.Append(": rests on the choice of ").Append(FieldText.OneLine(explanation.TitleAt(part.Source), LongestQuote));
            }

            if (explanation.Traits.FirstOrDefault(trait => trait.Part == part.Id)?.Evidence is [var evidence, ..])
            {
                text.Append("; in their words: ").Append(FieldText.OneLine(evidence.Span.Quote, LongestQuote));
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Form alone is held here: what a well-formed sentence claims is judged against the parts and shown with the verdict, never
    /// dropped.</summary>
    internal static IReadOnlyList<ClaimedSentence>? Read(string text, List<string> faults)
    {
        if (ReplyJson.Parse<ReasonReply>(text, faults) is not { } reply)
        {
            return null;
        }

        if (reply.Sentences.Count is < Fewest or > Most)
        {
            faults.Add($"There are {reply.Sentences.Count} sentences, not {Fewest} to {Most}.");
        }

        foreach (var sentence in reply.Sentences)
        {
            faults.Sentence(sentence.Text, "A sentence's text");
        }

        return [.. reply.Sentences.Select(sentence => new ClaimedSentence(sentence.Text.Trim(), sentence.Part, sentence.Against))];
    }

    private sealed record ReasonReply(IReadOnlyList<ReasonSentence> Sentences);

    private sealed record ReasonSentence(string Text, string? Part, bool Against);
}
