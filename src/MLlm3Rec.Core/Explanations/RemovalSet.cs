namespace MLlm3Rec.Explanations;

/// <summary>Choices without which an item would not be proposed.</summary>
/// <param name="Positions">In the history, ascending; empty where no set of choices was found that does it.</param>
/// <param name="ProvenAbove">No set of so many choices or fewer does it: all were tried.</param>
/// <param name="After">Where the item stands without them.</param>
/// <param name="Tried">How many sets were computed in full.</param>
public sealed record RemovalSet(IReadOnlyList<int> Positions, int ProvenAbove, RankPosition After, int Tried)
{
    public bool Exists => Positions.Count > 0;

    /// <summary>Whether it is known to be the smallest, rather than a small one that was found step by step.</summary>
    public bool IsSmallest => Exists && ProvenAbove >= Positions.Count - 1;
}
