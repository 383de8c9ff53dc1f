using System.Text.Json.Serialization;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Recommenders;

/// <summary>Where a hidden item stands among its candidates: the places that it shares with those of the same score.</summary>
/// <remarks>
/// first = 1 + better, last = first + equal, counting the other candidates. Each order of equals is as good as another, so the item may take any
/// place from the first to the last with the same probability; what is measured is the mean over them (<see cref="Expect"/>). A missing score
/// (NaN) lies below every number, −∞ included, and ties with other missing ones.
/// </remarks>
/// <param name="First">The best place, 1 being the top.</param>
/// <param name="Last">The worst one; the same where no other has this score.</param>
[JsonConverter(typeof(TargetRankConverter))]
public readonly record struct TargetRank(int First, int Last)
{
    /// <summary>Whether others have the same score.</summary>
    public bool HasEquals => First != Last;

    /// <summary>How many others have the same score.</summary>
    public int EqualCount => Last - First;

    /// <summary>The middle of the places, for sorting and showing. No metric is a function of it.</summary>
    public double Middle => First + 0.5 * (Last - First);

    /// <summary>At this place, tied with nobody.</summary>
    public static TargetRank At(int place) => new(place, place);

    /// <summary>The share of ranks that have equals; 0 of none.</summary>
    public static double EqualShare(IReadOnlyCollection<TargetRank> ranks) =>
        ranks.Count == 0 ? 0 : ranks.Count(rank => rank.HasEquals) / (double)ranks.Count;

    /// <param name="middle">Of the places.</param>
    /// <param name="equal">How many others have the same score.</param>
    public static TargetRank Centred(float middle, int equal) => new((int)(middle - 0.5 * equal), (int)(middle + 0.5 * equal));

    /// <summary>The narrowest tie with this middle: all that is known where only the middle was kept.</summary>
    public static TargetRank Around(double middle) => new((int)Math.Floor(middle), (int)Math.Ceiling(middle));

    /// <summary>The mean of a place's worth over all orders of equals, where places beyond the k-th are worth nothing.</summary>
    /// <remarks>
    /// E = Σ worth(place) / (last − first + 1), over the places from first to min(last, k): the same as the mean over all permutations of the
    /// equals. Where all candidates are tied, that is what chance reaches. Without a tie it is the worth itself, to the bit.
    /// Source: McSherry &amp; Najork 2008, "Computing information retrieval performance measures efficiently in the presence of tied scores",
    /// doi:10.1007/978-3-540-78646-7_38.
    /// </remarks>
    /// <param name="k">Length of the list.</param>
    /// <param name="worth">Of a place, 1 being the top.</param>
    public double Expect(int k, Func<int, double> worth)
    {
        var sum = 0.0;
        for (var place = First; place <= Math.Min(Last, k); place++)
        {
            sum += worth(place);
        }

        return sum / (Last - First + 1.0);
    }

    /// <param name="scores">One score per item of the catalogue.</param>
    /// <param name="target">The hidden item.</param>
    /// <param name="candidates">The others; the target itself is skipped if it is among them.</param>
    public static TargetRank Among(ReadOnlySpan<float> scores, int target, ReadOnlySpan<int> candidates)
    {
        var (better, equal) = (0, 0);
        foreach (var candidate in candidates)
        {
            if (candidate != target)
            {
                Count(scores[candidate], scores[target], ref better, ref equal);
            }
        }

        return new TargetRank(1 + better, 1 + better + equal);
    }

    /// <summary>Among the whole catalogue outside <paramref name="seen"/>. The target is ranked even if it is among the seen.</summary>
    /// <param name="scores">One score per item of the catalogue.</param>
    /// <param name="target">The hidden item.</param>
    /// <param name="seen">Items that may not be recommended, without repeats.</param>
    public static TargetRank InCatalogue(ReadOnlySpan<float> scores, int target, ReadOnlySpan<int> seen)
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

        var first = 1 + better - seenBetter;
        return new TargetRank(first, first + equal - seenEqual);
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
