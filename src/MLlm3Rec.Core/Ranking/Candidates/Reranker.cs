using MLlm3Rec.Exchanges;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Ranking.Candidates;

/// <summary>A cheap recommender puts all candidates in order, a dear one the best of them anew.</summary>
/// <remarks>
/// The best <paramref name="top"/> of <paramref name="first"/> are ranked by <paramref name="second"/> and stand above all others: scores in [1, 2]
/// by its order.
/// The rest keeps its order with scores below 1, equal ones where the first recommender's are equal, NaN where it knows nothing.
/// </remarks>
/// <param name="method">As on the command line.</param>
/// <param name="first">Fitted.</param>
/// <param name="second">Asked about the best only.</param>
/// <param name="top">How many.</param>
public sealed class Reranker(string method, IRecommender first, ICandidateRanker second, int top) : ICandidateRanker
{
    public string Method => method;

    public async Task<Answer<JudgedList>> RankAsync(CandidateQuestion question, CancellationToken cancellationToken)
    {
        var scores = new float[question.Dataset.Items.Count];
        first.Score(question.User, question.History.Span, scores);
        Candidate[] ordered =
        [
            .. question.Candidates.OrderBy(candidate => float.IsNaN(scores[candidate.Item]))
                .ThenByDescending(candidate => scores[candidate.Item]).ThenBy(candidate => candidate.Item),
        ];
        var answer = await second.RankAsync(question with { Candidates = [.. ordered.Take(top)] }, cancellationToken);
        return answer is Accepted<JudgedList> best
            ? new Accepted<JudgedList>(new JudgedList([.. Above(best.Value.Candidates), .. Below(ordered.Skip(top), scores)]), best.Exchanges)
            : answer;
    }

    private static IEnumerable<JudgedCandidate> Above(IReadOnlyList<JudgedCandidate> best)
    {
        // Places, not scores: one list's scores mean nothing beside another's. Equal ones stay equal.
        foreach (var candidate in best)
        {
            var behind = best.Count(other => other.Score < candidate.Score || (double.IsNaN(other.Score) && !double.IsNaN(candidate.Score)));
            yield return candidate with { Score = 1 + (double)behind / Math.Max(1, best.Count) };
        }
    }

    private static IEnumerable<JudgedCandidate> Below(IEnumerable<Candidate> rest, float[] scores)
    {
        var (better, count, last) = (0, 0, float.NaN);
        foreach (var candidate in rest)
        {
            (better, count) = (scores[candidate.Item] == last ? better : count, count + 1);
            last = scores[candidate.Item];
            yield return new JudgedCandidate(candidate.Item, float.IsNaN(last) ? double.NaN : 1.0 / (2 + better), "");
        }
    }
}
