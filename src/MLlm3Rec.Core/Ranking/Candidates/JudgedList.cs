namespace MLlm3Rec.Ranking.Candidates;

/// <summary>Candidates with scores and reasons, best first.</summary>
public sealed record JudgedList(IReadOnlyList<JudgedCandidate> Candidates)
{
    /// <summary>Best first; equal scores by item number, which means nothing but is the same every time.</summary>
    public static JudgedList Of(IEnumerable<JudgedCandidate> candidates) =>
        new([.. candidates.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Item)]);
}

/// <param name="Item">Index of the item.</param>
/// <param name="Score">Higher is better; comparable inside one list only.</param>
/// <param name="Reason">One sentence; empty where the ranker gives none for this place.</param>
/// <param name="Motive">Key of the motive that the reason rests on, or null.</param>
/// <param name="Trait">Key of the item's trait that the reason rests on, or null.</param>
/// <param name="Check">Whether the reason holds, or null where it was not checked.</param>
public sealed record JudgedCandidate(int Item, double Score, string Reason, string? Motive = null, string? Trait = null, ReasonCheck? Check = null);

/// <summary>Does the reason cite a motive that this person has and a trait that this item has? A failed check is shown and damps the score.</summary>
/// <param name="Passed">Whether the reason holds.</param>
/// <param name="Words">Why not, in a sentence; empty where it holds.</param>
public sealed record ReasonCheck(bool Passed, string Words);
