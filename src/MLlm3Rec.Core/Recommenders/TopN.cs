using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Recommenders;

/// <summary>Turns a row of scores into a list.</summary>
/// <remarks>
/// What the history holds is excluded, and so is what the method knows nothing of (NaN). Equal scores are ordered by the
/// item's number, which the dataset draws by hashing: arbitrary, but the same every time. Asking for more than there is
/// returns what there is.
/// </remarks>
public static class TopN
{
    /// <param name="scores">One per item; the places of seen items are overwritten.</param>
    /// <param name="history">What must not be recommended again.</param>
    /// <param name="places">Receives the items' indices, best first; its length is the wanted number.</param>
    /// <returns>How many were found.</returns>
    public static int Select(Span<float> scores, ReadOnlySpan<Interaction> history, Span<int> places)
    {
        foreach (var choice in history)
        {
            scores[choice.Item] = float.NaN;
        }

        return TopK.Select(scores, places);
    }

    /// <summary>One user's list.</summary>
    public static IReadOnlyList<RankedItem> Rank(IRecommender recommender, int items, int user, ReadOnlySpan<Interaction> history, int count)
    {
        var scores = new float[items];
        recommender.Score(user, history, scores);
        var places = new int[Math.Min(count, items)];
        var found = Select(scores, history, places);
        return Array.ConvertAll(places[..found], item => new RankedItem(item, scores[item]));
    }
}

/// <summary>One row of a ranked list.</summary>
/// <param name="Item">Dense index of the item.</param>
/// <param name="Score">Higher is better; only comparable within one list of one ranker.</param>
public readonly record struct RankedItem(int Item, double Score);
