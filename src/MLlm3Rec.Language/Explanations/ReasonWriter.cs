using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Ranking;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Explanations;

/// <summary>Tells a recommendation's parts in a sentence or two for the person it was made for.</summary>
internal sealed class ReasonWriter(Asker asker, Vocabulary vocabulary)
{
    private readonly Prompt prompt = asker.Prompts["reason"];
    private readonly ReplyForm form = ReplySchema.Of<ReasonReply>("reason", VocabularyText.KeysOf(vocabulary));
    private readonly RankingReader reader = new(VocabularyText.KeysOf(vocabulary));

    public Task<Answer<PlainReason>> WriteAsync(ReasonQuestion asked, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        MotivesText.AppendCandidate(text, number: 0, asked.Item, asked.Traits);
        var values = new Dictionary<string, string>
        {
            ["motives"] = MotivesText.OfProfile(asked.Profile),
            ["traits"] = Fence.Around("traits", text.ToString().TrimEnd('\n')),
            ["parts"] = Fence.Around("parts", asked.Parts.Count == 0 ? "the parts are not known" : string.Join('\n', asked.Parts.Select(InWords))),
        };
        return asker.AskAsync(Question.Of(prompt, values, form), (reply, faults) => Read(reply, asked.Profile, asked.Traits, faults), cancellationToken);
    }

    private static string InWords(ScorePart part) =>
        FormattableString.Invariant($"{FieldText.OneLine(part.Name, 80)} {part.Contribution:+0.00;-0.00}{(part.Dimension is null ? "" : $" ({part.Dimension})")}");

    /// <summary>Unlike a ranker's reason, which is checked and flagged, one that is spoken to a person must not cite what does not exist.</summary>
    private PlainReason? Read(string text, MotivationProfile profile, TraitProfile traits, List<string> faults)
    {
        if (ReplyJson.Parse<ReasonReply>(text, faults) is not { } reply)
        {
            return null;
        }

        reader.Check(reply.Motive, reply.Trait, reply.Reason, "The reply", faults);
        if (reply.Motive is { } motive && profile.Motives.All(known => known.Dimension != motive))
        {
            faults.Add($"The person has no motive \"{motive}\".");
        }

        if (reply.Trait is { } trait && traits.Traits.All(known => known.Dimension != trait))
        {
            faults.Add($"The item has no trait \"{trait}\".");
        }

        return new PlainReason(reply.Reason.Trim(), reply.Motive, reply.Trait);
    }

    private sealed record ReasonReply(string Reason, [property: Dimension] string? Motive, [property: Dimension] string? Trait);
}
