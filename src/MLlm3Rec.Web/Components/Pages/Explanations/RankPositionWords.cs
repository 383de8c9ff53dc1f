using MLlm3Rec.Explanations;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Where an item stands, in words.</summary>
internal static class RankPositionWords
{
    public static string Place(RankPosition standing) => standing.Rank is { } rank ? $"rank {rank:N0} of {standing.Ranked:N0}" : "not ranked";

    /// <summary>"falls from rank 2 to rank 5", "stays at rank 2".</summary>
    public static string Move(RankPosition before, RankPosition after) => (before.Rank, after.Rank) switch
    {
        ({ } one, { } other) when one == other => $"stays at rank {one:N0}",
        ({ } one, { } other) => $"{(other > one ? "falls" : "rises")} from rank {one:N0} to rank {other:N0}",
        (_, null) => "is no longer ranked",
        (null, { } other) => $"comes in at rank {other:N0}",
    };
}
