using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Ranking.Candidates;

/// <summary>What a ranker by language model can be told.</summary>
public sealed record JudgeOptions
{
    /// <summary>One question per candidate, or one per list.</summary>
    public JudgeKind Kind { get; init; } = JudgeKind.Listwise;

    /// <summary>At most so many candidates in one listwise question; longer lists are asked in parts whose best meet again. Default 25: what small
    /// models keep apart.</summary>
    [Range(2, 200)]
    public int ListSize { get; init; } = 25;

    /// <summary>How often a list is asked in another order, the ranks averaged against a liking for places. Default 1.</summary>
    [Range(1, 20)]
    public int Orders { get; init; } = 1;

    /// <summary>Whether reasons are checked against profile and traits.</summary>
    public bool CheckReasons { get; init; } = true;

    /// <summary>So many of the best are checked by a second question, none for 0; citations are checked for all, without asking.</summary>
    [Range(0, 200)]
    public int CheckedByModel { get; init; }

    /// <summary>A failed check multiplies the score by this.</summary>
    [Range(0.0, 1.0)]
    public double Damping { get; init; } = 0.5;

    /// <summary>Of the orders in which candidates are shown.</summary>
    public int Seed { get; init; } = 42;
}

public enum JudgeKind
{
    /// <summary>mar-llm-pointwise: each candidate alone, 0 to 100.</summary>
    Pointwise,

    /// <summary>mar-llm-listwise: all candidates at once, best first.</summary>
    Listwise,
}
