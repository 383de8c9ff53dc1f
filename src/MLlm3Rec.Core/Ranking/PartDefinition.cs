namespace MLlm3Rec.Ranking;

/// <summary>What a part of a score is: its identity, what it is called, and what may be said of it.</summary>
/// <param name="Id">Lower case and stable: weights are stored and ablations made by it. Unique among the parts of a score.</param>
/// <param name="Kind">Which kind of reason it is.</param>
/// <param name="Title">As shown; another title changes nothing but what is read.</param>
public sealed record PartDefinition(string Id, PartKind Kind, string Title)
{
    /// <summary>Key of the motive dimension for motive parts, else null.</summary>
    public string? Dimension { get; init; }

    public required PartPhrases Phrases { get; init; }

    /// <summary>What its learned curve may look like.</summary>
    internal CurveShape Shape { get; init; } = CurveShape.Rising;
}

/// <summary>What the learned curve of a part may look like.</summary>
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
