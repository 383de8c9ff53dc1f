using MLlm3Rec.Numerics;

namespace MLlm3Rec.Recommenders;

/// <summary>The rank of one hidden item among its candidates, from scores alone.</summary>
/// <remarks>
/// rank = 1 + better + ½ · equal, counting the other candidates: a tie counts half, so a method that gives everything one
/// score lands in the middle, neither on top nor last. A missing score (NaN) lies below every number, −∞ included, and ties
/// with other missing ones.
/// </remarks>
public static class TargetRank
{
    /// <param name="scores">One score per item of the catalogue.</param>
    /// <param name="target">The hidden item.</param>
    /// <param name="candidates">The others; the target itself is skipped if it is among them.</param>
    public static double Among(ReadOnlySpan<float> scores, int target, ReadOnlySpan<int> candidates)
    {
        var (better, equal) = (0, 0);
        foreach (var candidate in candidates)
        {
            if (candidate != target)
            {
                Count(scores[candidate], scores[target], ref better, ref equal);
            }
        }

        return 1 + better + 0.5 * equal;
    }

    /// <summary>Among the whole catalogue outside <paramref name="seen"/>. The target is ranked even if it is among the seen.</summary>
    /// <param name="scores">One score per item of the catalogue.</param>
    /// <param name="target">The hidden item.</param>
    /// <param name="seen">Items that may not be recommended, without repeats.</param>
    public static double InCatalogue(ReadOnlySpan<float> scores, int target, ReadOnlySpan<int> seen)
    {
        var (better, equal) = float.IsNaN(scores[target]) ? Missing(scores) : Threshold.Count(scores, scores[target]);
        equal--;
        var (seenBetter, seenEqual) = (0, 0);
        foreach (var item in seen)
        {
            if (item != target)
            {
                Count(scores[item], scores[target], ref seenBetter, ref seenEqual);
            }
        }

        return 1 + (better - seenBetter) + 0.5 * (equal - seenEqual);
    }

    /// <summary>How many scores there are, which are all better than none, and how many are missing.</summary>
    private static (int Better, int Equal) Missing(ReadOnlySpan<float> scores)
    {
        var missing = 0;
        foreach (var score in scores)
        {
            missing += float.IsNaN(score) ? 1 : 0;
        }

        return (scores.Length - missing, missing);
    }

    private static void Count(float other, float target, ref int better, ref int equal)
    {
        if (other > target || (float.IsNaN(target) && !float.IsNaN(other)))
        {
            better++;
        }
        else if (other == target || (float.IsNaN(target) && float.IsNaN(other)))
        {
            equal++;
        }
    }
}
