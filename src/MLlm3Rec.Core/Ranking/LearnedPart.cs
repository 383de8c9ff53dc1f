namespace MLlm3Rec.Ranking;

/// <summary>One part of the alignment score as it was learned: what an analyst inspects, and what is stored.</summary>
/// <param name="Kind">Which kind of reason.</param>
/// <param name="Name">As shown with each recommendation.</param>
/// <param name="Dimension">Key of the motive dimension, or null.</param>
/// <param name="Knots">Measures at which the learned curve bends, ascending.</param>
/// <param name="Heights">What the part adds to the score at each knot; 0 at measure 0.</param>
/// <param name="MeanOnTargets">Mean contribution to the items that were chosen.</param>
/// <param name="MeanOnOthers">Mean contribution to items drawn beside them.</param>
public sealed record LearnedPart(
    PartKind Kind, string Name, string? Dimension, IReadOnlyList<float> Knots, IReadOnlyList<float> Heights, double MeanOnTargets, double MeanOnOthers)
{
    /// <summary>What the strongest usual measure adds; negative where the part speaks against an item.</summary>
    public float Weight => Heights[^1];
}
