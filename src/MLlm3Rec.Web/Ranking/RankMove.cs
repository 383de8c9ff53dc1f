namespace MLlm3Rec.Web.Ranking;

/// <summary>Where one item stands in our list and in another's. Ranks count from 1; null where the method does not rank the item.</summary>
public readonly record struct RankMove(int? Ours, int? Theirs)
{
    /// <summary>"3 → 11": our rank first, then theirs.</summary>
    public override string ToString() => $"{Text(Ours)} → {Text(Theirs)}";

    /// <summary>The same for a screen reader, where an arrow is silent.</summary>
    public string Spoken(string theirName) => (Ours, Theirs) switch
    {
        (int ours, int theirs) when ours == theirs => $"rank {ours:N0} in both lists",
        (int ours, int theirs) => $"rank {ours:N0} by motives, {theirs:N0} by {theirName}",
        (int ours, null) => $"rank {ours:N0} by motives, not ranked by {theirName}",
        (null, int theirs) => $"not ranked by motives, {theirs:N0} by {theirName}",
        _ => "not ranked by either",
    };

    private static string Text(int? rank) => rank is int known ? known.ToString("N0") : "–";
}
