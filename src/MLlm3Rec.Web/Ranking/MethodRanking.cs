using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Reports.Words;

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

/// <summary>Where one item stands in our list and in another's. Ranks count from 1; null where the method does not rank the item.</summary>
public readonly record struct RankMove(int? Ours, int? Theirs)
{
    /// <summary>"3 → 11": our rank first, then theirs.</summary>
    public override string ToString() => $"{Text(Ours)} → {Text(Theirs)}";

    /// <summary>The same for a screen reader, where an arrow is silent.</summary>
    public string Spoken(string theirName) => (Ours, Theirs) switch
    {
        (int ours, int theirs) when ours == theirs => $"rank {ours:N0} in both lists",
        (int ours, int theirs) => $"rank {ours:N0} by {MethodWords.Alignment}, {theirs:N0} by {theirName}",
        (int ours, null) => $"rank {ours:N0} by {MethodWords.Alignment}, not ranked by {theirName}",
        (null, int theirs) => $"not ranked by {MethodWords.Alignment}, {theirs:N0} by {theirName}",
        _ => "not ranked by either",
    };

    private static string Text(int? rank) => rank is int known ? known.ToString("N0") : "–";
}
