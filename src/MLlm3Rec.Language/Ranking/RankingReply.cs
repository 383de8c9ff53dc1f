using MLlm3Rec.Language.Replies;

namespace MLlm3Rec.Language.Ranking;

/// <summary>A reply to the prompt "ranking", as it stands in JSON.</summary>
internal sealed record RankingReply(IReadOnlyList<RankingReply.Place> Ranking)
{
    internal sealed record Place(int Candidate, [property: Dimension] string? Motive, [property: Dimension] string? Trait, string Reason);
}

/// <summary>A reply to the prompt "fit".</summary>
internal sealed record FitReply(int Score, [property: Dimension] string? Motive, [property: Dimension] string? Trait, string Reason);

/// <summary>A reply to the prompt "check".</summary>
internal sealed record CheckReply(bool Holds, string Fault);
