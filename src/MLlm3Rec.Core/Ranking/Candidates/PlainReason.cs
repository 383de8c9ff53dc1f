namespace MLlm3Rec.Ranking.Candidates;

/// <summary>A recommendation's reason for the person it was made for.</summary>
/// <param name="Text">One or two sentences.</param>
/// <param name="Motive">Key of the motive that it rests on, or null.</param>
/// <param name="Trait">Key of the item's trait that it rests on, or null.</param>
public sealed record PlainReason(string Text, string? Motive, string? Trait);
