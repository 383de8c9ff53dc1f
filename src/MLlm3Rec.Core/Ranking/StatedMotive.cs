namespace MLlm3Rec.Ranking;

/// <summary>A motive that was read from what a person says, not from choices.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Strength">In [0, 1], of the wish or of the aversion.</param>
/// <param name="IsWanted">False for what is turned away from.</param>
public sealed record StatedMotive(string Dimension, double Strength, bool IsWanted);
