using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Ranking;

/// <summary>A recommender whose score is a sum of parts that a person can read.</summary>
public interface IAdditiveRecommender : IRecommender
{
    /// <summary>The summands of <see cref="IRecommender.Score"/> for one item, largest first; their contributions sum to the score.</summary>
    IReadOnlyList<ScorePart> Explain(int user, ReadOnlySpan<Interaction> history, int item);
}
