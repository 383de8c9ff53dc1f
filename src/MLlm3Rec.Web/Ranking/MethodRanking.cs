using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Web.Ranking;

/// <summary>One method's order of the whole catalogue for one person, of which the top is shown and any rank can be asked.</summary>
public sealed class MethodRanking
{
    private readonly float[] scores;

    private MethodRanking(string method, float[] scores, IReadOnlyList<RankedItem> top)
    {
        Method = method;
        this.scores = scores;
        Top = top;
    }

    public string Method { get; }

    /// <summary>Best first.</summary>
    public IReadOnlyList<RankedItem> Top { get; }

    /// <param name="recommender">The fitted method.</param>
    /// <param name="items">Size of the catalogue.</param>
    /// <param name="user">Index of the person.</param>
    /// <param name="history">The visible choices; what they hold is not proposed again.</param>
    /// <param name="count">Rows to show.</param>
    public static MethodRanking Of(IRecommender recommender, int items, int user, ReadOnlySpan<Interaction> history, int count)
    {
        var scores = new float[items];
        recommender.Score(user, history, scores);
        var places = new int[Math.Min(count, items)];
        var found = TopN.Select(scores, history, places);
        return new MethodRanking(recommender.Method, scores, Array.ConvertAll(places[..found], item => new RankedItem(item, scores[item])));
    }

    /// <summary>
    /// From 1, by the rule of <see cref="TopN"/>: equal scores in the order of item numbers. Null where the item was chosen before or
    /// the method knows nothing of it.
    /// </summary>
    public int? RankOf(int item)
    {
        var score = scores[item];
        if (float.IsNaN(score))
        {
            return null;
        }

        var rank = 1;
        for (var other = 0; other < scores.Length; other++)
        {
            rank += scores[other] > score || (scores[other] == score && other < item) ? 1 : 0;
        }

        return rank;
    }
}
