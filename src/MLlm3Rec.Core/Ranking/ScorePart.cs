namespace MLlm3Rec.Ranking;

/// <summary>One summand of a score.</summary>
/// <param name="Kind">Which kind of reason it is.</param>
/// <param name="Name">Shown as is, e.g. the dimension's name or "Often chosen together".</param>
/// <param name="Dimension">Key of the dimension for motive parts, else null.</param>
/// <param name="Value">The feature before weighting.</param>
/// <param name="Contribution">What it adds to the score; all contributions of a row sum to the score.</param>
/// <param name="Source">Position in the history that the part mostly rests on, or −1.</param>
public sealed record ScorePart(PartKind Kind, string Name, string? Dimension, double Value, double Contribution, int Source = -1);

/// <summary>The kinds of reason that MAR's alignment score is made of.</summary>
public enum PartKind
{
    Motive,
    Meaning,
    CoPreference,
    Sequence,
    Popularity,
}
