using MLlm3Rec.Profiles;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Prompts.Trials;

/// <summary>What a draft changes for one person. Motives and lists are those with the last choice hidden, as on the Ranking page.</summary>
public sealed record TrialRow
{
    /// <summary>Id of the person.</summary>
    public required string User { get; init; }

    /// <summary>Motives that came, went or changed, the largest change first.</summary>
    public required IReadOnlyList<MotiveChange> Motives { get; init; }

    /// <summary>Items that entered, left or moved inside the top 10, in the draft's order.</summary>
    public required IReadOnlyList<ListMove> Moves { get; init; }

    /// <summary>Title of the hidden choice; null where a history is too short to hide one.</summary>
    public string? Hidden { get; init; }

    /// <summary>Its rank among everything the person has not chosen; null where nothing is hidden.</summary>
    public TargetRank? LiveRank { get; init; }

    /// <inheritdoc cref="LiveRank"/>
    public TargetRank? DraftRank { get; init; }

    /// <summary>Share of the planted motives that the profile names; null where no truth is known.</summary>
    public double? LiveTruth { get; init; }

    /// <inheritdoc cref="LiveTruth"/>
    public double? DraftTruth { get; init; }

    /// <summary>Why there is no result for the draft, in words; null where there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>The same for the live prompt.</summary>
    public string? LiveFailure { get; init; }

    /// <summary>Where the draft was asked several times: its sets of motives, the most frequent first.</summary>
    public IReadOnlyList<RepeatedAnswer> Repeats { get; init; } = [];

    /// <summary>Where a model was asked: what became of the marks on this person.</summary>
    public IReadOnlyList<CaseResult> Cases { get; init; } = [];

    public bool IsUnchanged => Failure is null && Motives.Count == 0 && Moves.Count == 0;

    /// <summary>−1 where the hidden choice fell, +1 where it rose, 0 where it stayed: a tenth of its rank is the least that counts.</summary>
    public int Direction => (LiveRank, DraftRank) switch
    {
        ({ } live, { } draft) when draft.Middle > live.Middle * Least => -1,
        ({ } live, { } draft) when live.Middle > draft.Middle * Least => 1,
        _ => 0,
    };

    /// <summary>Places lost by the hidden choice on a scale on which 1 → 2 weighs as much as 100 → 200; what sorts regressions first.</summary>
    public double Loss => (LiveRank, DraftRank) is ({ } live, { } draft) ? Math.Log(draft.Middle / live.Middle) : 0;

    private const double Least = 1.1;
}

/// <param name="Dimension">Key.</param>
/// <param name="Name">As shown.</param>
/// <param name="Live">Strength in the live profile; null where it is no motive there.</param>
/// <param name="Draft">Strength in the draft's profile; null likewise.</param>
public sealed record MotiveChange(string Dimension, string Name, double? Live, double? Draft)
{
    /// <summary>Smaller changes of strength are not told.</summary>
    public const double Least = 0.02;

    public double Size => Math.Abs((Draft ?? 0) - (Live ?? 0));
}

/// <param name="Item">Id of the item.</param>
/// <param name="Title">As shown.</param>
/// <param name="From">Rank in the live list; null where it is not among the ten.</param>
/// <param name="To">Rank in the draft's list; null likewise.</param>
/// <param name="Reason">Title of the part of the score that changed most; null where only others moved.</param>
/// <param name="By">What that part changed by.</param>
public sealed record ListMove(string Item, string Title, int? From, int? To, string? Reason, double By);

/// <param name="Motives">Names of the motives.</param>
/// <param name="Times">How often this set was told.</param>
public sealed record RepeatedAnswer(IReadOnlyList<string> Motives, int Times);

/// <summary>What an analyst marked: this person has no such motive, has it, or has another one in its place.</summary>
/// <param name="User">Id of the person.</param>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Note">Why, in the analyst's words; may be empty.</param>
/// <param name="Kind">What was said; tests of earlier versions know <see cref="MarkKind.Wrong"/> alone, and do not name it.</param>
/// <param name="Rather">Key of the dimension in its place, for <see cref="MarkKind.Rather"/>.</param>
public sealed record TrialCase(string User, string Dimension, string Note, MarkKind Kind = MarkKind.Wrong, string? Rather = null)
{
    /// <summary>Whether a profile agrees with the mark.</summary>
    public bool Holds(MotivationProfile profile) => Kind switch
    {
        MarkKind.Right => Names(profile, Dimension),
        MarkKind.Rather => !Names(profile, Dimension) && Names(profile, Rather),
        _ => !Names(profile, Dimension),
    };

    private static bool Names(MotivationProfile profile, string? dimension) => profile.Motives.Any(motive => motive.Dimension == dimension);
}

/// <param name="Case">The mark.</param>
/// <param name="HoldsLive">The live profile agrees with it.</param>
/// <param name="HoldsDraft">So does the draft's; null where the draft gave no profile.</param>
public sealed record CaseResult(TrialCase Case, bool HoldsLive, bool? HoldsDraft)
{
    public bool IsBroken => HoldsLive && HoldsDraft == false;

    public bool IsMended => !HoldsLive && HoldsDraft == true;
}
