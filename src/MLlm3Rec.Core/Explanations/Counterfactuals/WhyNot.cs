using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations.Counterfactuals;

/// <summary>Why one item stands above another, on one scale.</summary>
/// <param name="First">The item asked about.</param>
/// <param name="Second">The other, explained for the same person by the same ranker.</param>
/// <param name="Gaps">Part by part: before is the first item's, after the second's; the largest difference first.</param>
public sealed record WhyNot(Explanation First, Explanation Second, IReadOnlyList<PartChange> Gaps)
{
    public static WhyNot Of(Explanation first, Explanation second) => new(first, second, Outcome.Between(first, second).Changes);

    /// <summary>The one that stands higher; the first where both score alike.</summary>
    public Explanation Winner => Second.RankPosition.Score > First.RankPosition.Score ? Second : First;

    public Explanation Loser => Winner == First ? Second : First;

    /// <summary>The gaps summed by kind, the largest difference first. Parts of one kind measure nearly the same and may cancel: the order is decided
    /// by kinds.</summary>
    public IReadOnlyList<KindGap> Kinds =>
    [
        .. Gaps.GroupBy(gap => gap.Kind)
            // A group is never empty.
            .Select(
                kind =>
                    new KindGap(
                        kind.Key,
                        kind.Sum(gap => Of(gap, Winner)),
                        kind.Sum(gap => Of(gap, Loser)),
                        kind.MaxBy(gap => Of(gap, Winner) - Of(gap, Loser))!))
            .OrderByDescending(kind => Math.Abs(kind.Lead)).ThenBy(kind => kind.Kind),
    ];

    /// <summary>The kind of reason that does most for the order; null where the two score alike or have no parts.</summary>
    public KindGap? Deciding => Kinds.FirstOrDefault(kind => kind.Lead > 0);

    /// <summary>The motive that does most for the order, or null where none does.</summary>
    public PartChange? DecidingTrait => Gaps.FirstOrDefault(gap => gap.Dimension is not null && Of(gap, Winner) > Of(gap, Loser));

    /// <summary>The kind of reason that speaks most for the one below, or null.</summary>
    public KindGap? Contrary => Kinds.FirstOrDefault(kind => kind.Lead < 0);

    /// <summary>One to three sentences with claims that point to parts; none where both score alike.</summary>
    public IReadOnlyList<StorySentence> Tell() => Winner.RankPosition.Score == Loser.RankPosition.Score ? [] : [.. WhyNotSentences.Of(this)];

    private double Of(PartChange gap, Explanation side) => side == First ? gap.Before : gap.After;
}

/// <summary>One kind of reason on both sides.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Above">What it adds to the item that stands higher.</param>
/// <param name="Below">What it adds to the other.</param>
/// <param name="Part">The part of this kind that leads most.</param>
public sealed record KindGap(PartKind Kind, double Above, double Below, PartChange Part)
{
    public double Lead => Above - Below;
}
