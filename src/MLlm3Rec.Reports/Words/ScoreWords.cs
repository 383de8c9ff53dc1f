using MLlm3Rec.Explanations;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Reports.Words;

/// <summary>Scores as text. Their scales differ from method to method, so they are given three telling digits, never a unit.</summary>
public static class ScoreWords
{
    public static string Of(double score) => Math.Abs(score) >= 100 ? score.ToString("#,0") : score.ToString("0.00#");

    /// <summary>What a part adds, always with its sign: "+0.42", "−0.05".</summary>
    public static string WithSign(double contribution) => contribution < 0 ? $"−{-contribution:0.000}" : $"+{contribution:0.000}";
}

/// <summary>A hidden choice's places, in words.</summary>
public static class RankWords
{
    public static string Of(TargetRank rank) => rank.HasEquals ? $"{rank.First:N0} to {rank.Last:N0}" : $"{rank.First:N0}";
}

/// <summary>Where an item stands, in words.</summary>
public static class RankPositionWords
{
    public static string Place(RankPosition position) => position.Rank is { } rank ? $"rank {rank:N0} of {position.Ranked:N0}" : "not ranked";

    /// <summary>"falls from rank 2 to rank 5", "stays at rank 2".</summary>
    public static string Move(RankPosition before, RankPosition after) => (before.Rank, after.Rank) switch
    {
        ({ } one, { } other) when one == other => $"stays at rank {one:N0}",
        ({ } one, { } other) => $"{(other > one ? "falls" : "rises")} from rank {one:N0} to rank {other:N0}",
        (_, null) => "is no longer ranked",
        (null, { } other) => $"comes in at rank {other:N0}",
    };
}
