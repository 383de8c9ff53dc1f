using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations;

/// <summary>Where an item stands in the whole catalogue less what was chosen before.</summary>
/// <param name="Score">NaN where the method knows nothing of the item.</param>
/// <param name="Rank">From 1, equal scores by item number as in <see cref="TopN"/>; null where the item is not ranked.</param>
/// <param name="Ranked">How many items are ranked.</param>
/// <param name="Margin">Score less that of the best item outside the first <see cref="Top"/>, or, for an item outside, of the last one inside; 0
/// without one.</param>
public sealed record RankPosition(double Score, int? Rank, int Ranked, double Margin)
{
    /// <summary>Length of the list that counts as being proposed.</summary>
    public const int Top = 10;

    public bool IsProposed => Rank <= Top;

    /// <param name="scores">One per item; the places of chosen items are overwritten.</param>
    /// <param name="history">What is not proposed again.</param>
    /// <param name="item">Whose standing.</param>
    public static RankPosition Of(Span<float> scores, ReadOnlySpan<Interaction> history, int item)
    {
        var score = scores[item];
        Span<int> best = stackalloc int[Math.Min(Top + 1, scores.Length)];
        var found = TopN.Select(scores, history, best);
        var ranked = 0;
        var rank = 1;
        for (var other = 0; other < scores.Length; other++)
        {
            ranked += float.IsNaN(scores[other]) ? 0 : 1;
            rank += scores[other] > score || (scores[other] == score && other < item) ? 1 : 0;
        }

        var isRanked = !float.IsNaN(scores[item]);
        var limit = rank <= Top ? Top : Top - 1;
        var margin = isRanked && found > limit ? score - scores[best[limit]] : 0;
        return new RankPosition(score, isRanked ? rank : null, ranked, margin);
    }

    public static RankPosition Of(IRecommender recommender, int items, ExplanationRequest question)
    {
        var scores = new float[items];
        recommender.Score(question.User, question.History.Span, scores);
        return Of(scores, question.History.Span, question.Item);
    }
}
