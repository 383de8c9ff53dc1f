using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Lists;

/// <summary>The upper end of one user's list, with enough of it that the hidden item's places can be worked out again from it alone.</summary>
/// <remarks>
/// The best <c>depth</c> items by score, equal scores by item number, items without a score left out. The hidden item is listed with all its
/// equals or not at all: a list that held a part of them would flatter it. Where their places begin inside the depth and end by
/// <see cref="Furthest"/> the list is as long as they need; a longer tie is known from <see cref="UserRanks"/> alone.
/// So 1 + better to better + equal over the list are the places that were counted, wherever the list holds the hidden item.
/// </remarks>
/// <param name="Items">Best first.</param>
/// <param name="Scores">Beside the items.</param>
public sealed record TopList(int[] Items, float[] Scores)
{
    /// <summary>The last place that a tie may reach and still be listed: the whole of 1 + 99 candidates.</summary>
    public const int Furthest = 100;

    /// <param name="scores">One per item of the catalogue; seen places are overwritten.</param>
    /// <param name="target">The hidden item.</param>
    /// <param name="rank">Its places.</param>
    /// <param name="seen">Items that may not be recommended; not the target.</param>
    /// <param name="depth">Wanted length.</param>
    public static TopList OfCatalogue(Span<float> scores, int target, TargetRank rank, ReadOnlySpan<int> seen, int depth)
    {
        foreach (var item in seen)
        {
            scores[item] = float.NaN;
        }

        var top = new int[Math.Min(depth, scores.Length)];
        List<int> items = [.. top.AsSpan(0, TopK.Select(scores, top))];
        if (IsListed(rank, depth) && rank.Last > depth)
        {
            var listed = items.ToHashSet();
            for (var item = 0; item < scores.Length; item++)
            {
                if (scores[item] == scores[target] && listed.Add(item))
                {
                    items.Add(item);
                }
            }
        }

        return Of(scores, items, target, rank, depth);
    }

    /// <inheritdoc cref="OfCatalogue"/>
    public static TopList Among(ReadOnlySpan<float> scores, int target, TargetRank rank, ReadOnlySpan<int> candidates, int depth)
    {
        var ordered = new List<(float Score, int Item)>(candidates.Length + 1) { (scores[target], target) };
        foreach (var item in candidates)
        {
            if (item != target)
            {
                ordered.Add((scores[item], item));
            }
        }

        ordered.RemoveAll(one => float.IsNaN(one.Score));
        ordered.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Item.CompareTo(other.Item));
        var length = IsListed(rank, depth) ? Math.Max(depth, rank.Last) : depth;
        return Of(scores, [.. ordered.Take(length).Select(one => one.Item)], target, rank, depth);
    }

    private static bool IsListed(TargetRank rank, int depth) => rank.First <= depth && rank.Last <= Math.Max(depth, Furthest);

    private static TopList Of(ReadOnlySpan<float> scores, List<int> items, int target, TargetRank rank, int depth)
    {
        if (!IsListed(rank, depth))
        {
            items.Remove(target);
        }

        var kept = new float[items.Count];
        for (var place = 0; place < kept.Length; place++)
        {
            kept[place] = scores[items[place]];
        }

        return new TopList([.. items], kept);
    }
}
