using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Ranking.Candidates;

/// <summary>Ranks a short list for one person, with a reason per item; too slow or too dear for a whole catalogue. Safe to call from many
/// threads.</summary>
public interface ICandidateRanker
{
    /// <summary>As on the command line: "mar-llm-listwise@CONNECTION".</summary>
    string Method { get; }

    /// <returns>Every candidate exactly once, or why not.</returns>
    Task<Answer<JudgedList>> RankAsync(CandidateQuestion question, CancellationToken cancellationToken);
}
