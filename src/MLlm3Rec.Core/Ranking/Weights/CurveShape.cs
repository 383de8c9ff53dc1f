namespace MLlm3Rec.Ranking.Weights;

/// <summary>What a part's curve may look like.</summary>
internal enum CurveShape
{
    /// <summary>More of it never speaks against an item.</summary>
    Rising,

    /// <summary>More of it never speaks for an item.</summary>
    Falling,

    /// <summary>A straight line through 0 of either sign: one weight.</summary>
    Straight,
    Free,
}
