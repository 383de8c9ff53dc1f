using MLlm3Rec.Language.Replies;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Ranking;

internal static class LanguageRankers
{
    public static ICandidateRanker Of(Asker asker, Vocabulary vocabulary, JudgeOptions options) => options.Kind switch
    {
        JudgeKind.Pointwise => new PointwiseRanker(asker, vocabulary, new ReasonChecker(asker, options)),
        _ => new ListwiseRanker(asker, vocabulary, options, new ReasonChecker(asker, options)),
    };
}
