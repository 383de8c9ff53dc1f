using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Ranking;

/// <summary>Judges every candidate alone, from 0 to 100. A candidate without a usable reply has no score and stands last.</summary>
internal sealed class PointwiseRanker(Asker asker, Vocabulary vocabulary, ReasonChecker checker) : ICandidateRanker
{
    private readonly Prompt prompt = asker.Prompts["fit"];
    private readonly ReplyForm form = ReplySchema.Of<FitReply>("fit", VocabularyText.KeysOf(vocabulary));
    private readonly RankingReader reader = new(VocabularyText.KeysOf(vocabulary));
    private readonly SignalScales scales = new();

    public string Method => $"mar-llm-pointwise@{asker.Connection.Name}";

    public async Task<Answer<JudgedList>> RankAsync(CandidateQuestion question, CancellationToken cancellationToken)
    {
        var motives = MotivesText.OfProfile(question.Profile);
        var history = HistoryText.Of(question.Dataset, scales.Of(question.Dataset), ListwiseRanker.Latest(question).Span, withReviews: false);
        var answers = await Task.WhenAll(question.Candidates.Select(candidate => AskAsync(question, candidate, motives, history, cancellationToken)));
        var exchanges = answers.SelectMany(answer => answer.Exchanges).ToList();
        if (answers.FirstOrDefault(answer => answer is NotAsked<FitReply>) is { } notAsked)
        {
            return notAsked.Without<FitReply, JudgedList>(exchanges);
        }

        if (answers.Length > 0 && answers.All(answer => answer is Rejected<FitReply>))
        {
            return answers[0].Without<FitReply, JudgedList>(exchanges);
        }

        var judged = JudgedList.Of(question.Candidates.Zip(answers, (candidate, answer) => answer is Accepted<FitReply> { Value: var fit }
            ? new JudgedCandidate(candidate.Item, fit.Score, fit.Reason.Trim(), fit.Motive, fit.Trait)
            : new JudgedCandidate(candidate.Item, double.NaN, "")));
        return await checker.CheckAsync(question, judged, exchanges, cancellationToken);
    }

    private Task<Answer<FitReply>> AskAsync(
        CandidateQuestion question, Candidate candidate, string motives, string history, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        MotivesText.AppendCandidate(text, number: 0, question.Dataset.Items[candidate.Item], candidate.Traits);
        var values = new Dictionary<string, string>
        {
            ["motives"] = motives,
            ["history"] = history,
            ["candidate"] = Fence.Around("candidate", text.ToString().TrimEnd('\n')),
        };
        return asker.AskAsync(PromptRequest.Of(prompt, values, form), reader.Fit, cancellationToken);
    }
}
