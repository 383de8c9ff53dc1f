using MLlm3Rec.Exchanges;
using MLlm3Rec.Ranking.Candidates;

namespace MLlm3Rec.Testing;

/// <summary>Ranks a short list as a test tells it, and remembers the questions.</summary>
public sealed class ScriptedJudge(Func<CandidateQuestion, Answer<JudgedList>> answer) : ICandidateRanker
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<CandidateQuestion> questions = [];

    public string Method => "scripted";

    public IReadOnlyCollection<CandidateQuestion> Questions => questions;

    /// <summary>Likes items by a score.</summary>
    public static ScriptedJudge Liking(Func<int, double> score) => new(question => new Accepted<JudgedList>(
        JudgedList.Of(question.Candidates.Select(candidate => new JudgedCandidate(candidate.Item, score(candidate.Item), "So it is.")))));

    public Task<Answer<JudgedList>> RankAsync(CandidateQuestion question, CancellationToken cancellationToken)
    {
        questions.Enqueue(question);
        return Task.FromResult(answer(question));
    }
}
