using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Language.Ranking;

/// <summary>Does each reason rest on a motive that this person has and a trait that this item has? A failed check is kept with its words, and damps
/// the score.</summary>
/// <remarks>
/// First the citations, without asking anybody; then, for the best few, a second question that sees nothing but motives, traits and the reason.
/// A person without a profile is not checked: there is nothing to hold a reason against.
/// </remarks>
internal sealed class ReasonChecker(Asker asker, JudgeOptions options)
{
    private readonly Prompt prompt = asker.Prompts["check"];
    private readonly ReplyForm form = ReplySchema.Of<CheckReply>("check", []);

    /// <param name="question">With profile and traits.</param>
    /// <param name="judged">Before the check.</param>
    /// <param name="exchanges">What led to it; the check's own are added.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<Answer<JudgedList>> CheckAsync(
        CandidateQuestion question, JudgedList judged, List<Exchange> exchanges, CancellationToken cancellationToken)
    {
        if (!options.CheckReasons || question.Profile is not { } profile)
        {
            return new Accepted<JudgedList>(judged, exchanges);
        }

        var traits = question.Candidates.ToDictionary(candidate => candidate.Item, candidate => candidate.Traits);
        var cited = judged.Candidates.Select(candidate => candidate with { Check = CitationOf(candidate, profile, traits[candidate.Item]) })
            .ToArray();
        var asked = cited.Where(candidate => candidate.Check!.Passed).Take(options.CheckedByModel).ToArray(); // Set for all above.
        var answers =
            await Task.WhenAll(asked.Select(candidate => AskAsync(question, candidate, profile, traits[candidate.Item], cancellationToken)));
        exchanges.AddRange(answers.SelectMany(answer => answer.Exchanges));
        if (answers.FirstOrDefault(answer => answer is NotAsked<CheckReply>) is { } notAsked)
        {
            return notAsked.Without<CheckReply, JudgedList>(exchanges);
        }

        var verdicts = asked.Zip(answers).ToDictionary(pair => pair.First.Item, pair => VerdictOf(pair.Second));
        return new Accepted<JudgedList>(
            JudgedList.Of(cited.Select(candidate => Damped(candidate, verdicts.GetValueOrDefault(candidate.Item)))), exchanges);
    }

    private static ReasonCheck CitationOf(JudgedCandidate candidate, MotivationProfile profile, TraitProfile? traits) => candidate switch
    {
        { Motive: null } => new ReasonCheck(false, "The reason names no motive."),
        _ when profile.Motives.All(motive => motive.Dimension != candidate.Motive) =>
            new ReasonCheck(false, $"The person has no motive “{candidate.Motive}”."),
        _ when traits is null => new ReasonCheck(true, ""),
        { Trait: null } => new ReasonCheck(false, "The reason names no trait."),
        _ when traits.Traits.All(trait => trait.Dimension != candidate.Trait) =>
            new ReasonCheck(false, $"The item has no trait “{candidate.Trait}”."),
        _ => new ReasonCheck(true, ""),
    };

    private static ReasonCheck VerdictOf(Answer<CheckReply> answer) => answer switch
    {
        Accepted<CheckReply> { Value: { Holds: true } } => new ReasonCheck(true, ""),
        Accepted<CheckReply> { Value: var found } => new ReasonCheck(false, found.Fault.Trim()),
        _ => new ReasonCheck(true, "The second check gave no usable reply."),
    };

    private JudgedCandidate Damped(JudgedCandidate candidate, ReasonCheck? verdict)
    {
        var check = verdict ?? candidate.Check!; // Set for all.
        return candidate with { Check = check, Score = check.Passed ? candidate.Score : candidate.Score * options.Damping };
    }

    private Task<Answer<CheckReply>> AskAsync(
        CandidateQuestion question, JudgedCandidate candidate, MotivationProfile profile, TraitProfile? traits, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        MotivesText.AppendCandidate(text, number: 0, question.Dataset.Items[candidate.Item], traits);
        var values = new Dictionary<string, string>
        {
            ["motives"] = MotivesText.OfProfile(profile),
            ["traits"] = Fence.Around("traits", text.ToString().TrimEnd('\n')),
            ["reason"] = Fence.Around("reason", FieldText.OneLine(candidate.Reason, 600)),
        };
        return asker.AskAsync(PromptRequest.Of(prompt, values, form), Read, cancellationToken);
    }

    internal static CheckReply? Read(string text, List<string> faults)
    {
        var reply = ReplyJson.Parse<CheckReply>(text, faults);
        if (reply is { Holds: false } && string.IsNullOrWhiteSpace(reply.Fault))
        {
            faults.Add("The reason does not hold, but fault does not say why.");
        }

        return reply;
    }
}
