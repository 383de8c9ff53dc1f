using MLlm3Rec.Numerics;

namespace MLlm3Rec.Evaluation.Lists;

/// <summary>The upper end of one user's list, with enough of it that the hidden item's rank can be worked out again from it alone.</summary>
/// <remarks>
/// The best <c>depth</c> items by score, equal scores by item number, items without a score left out. If the hidden item is tied with the last
/// of them, its whole group of equals follows where its rank still counts as a hit; where it does not, the hidden item is left out.
/// So 1 + better + ½ · equal over the list is the rank that was counted, or the hidden item is absent and its rank lies below the depth.
/// </remarks>
/// <param name="Items">Best first.</param>
/// <param name="Scores">Beside the items.</param>
public sealed record TopList(int[] Items, float[] Scores)
{
    /// <param name="scores">One per item of the catalogue; seen places are overwritten.</param>
    /// <param name="target">The hidden item.</param>
    /// <param name="rank">Its rank, ties counted half.</param>
    /// <param name="seen">Items that may not be recommended; not the target.</param>
    /// <param name="depth">Wanted length.</param>
    public static TopList OfCatalogue(Span<float> scores, int target, double rank, ReadOnlySpan<int> seen, int depth)
    {
        foreach (var item in seen)
        {
            scores[item] = float.NaN;
        }

        var top = new int[Math.Min(depth, scores.Length)];
        List<int> items = [.. top.AsSpan(0, TopK.Select(scores, top))];
        if (IsCut(scores, items, target, rank, depth))
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
    public static TopList Among(ReadOnlySpan<float> scores, int target, double rank, ReadOnlySpan<int> candidates, int depth)
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
        List<int> items = [.. ordered.Take(depth).Select(one => one.Item)];
        if (IsCut(scores, items, target, rank, depth))
        {
            var level = scores[target];
            items.AddRange(ordered.Skip(depth).TakeWhile(one => one.Score == level).Select(one => one.Item));
        }

        return Of(scores, items, target, rank, depth);
    }

    private static bool IsCut(ReadOnlySpan<float> scores, List<int> items, int target, double rank, int depth) =>
        rank < depth + 1 && items.Count == depth && scores[items[^1]] == scores[target];

    private static TopList Of(ReadOnlySpan<float> scores, List<int> items, int target, double rank, int depth)
    {
        if (rank >= depth + 1)
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
