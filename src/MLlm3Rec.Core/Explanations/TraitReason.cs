using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Explanations;

/// <summary>One motive part of a score with both its sides quoted.</summary>
/// <param name="Name">Title of the part.</param>
/// <param name="Dimension">Key of the motive dimension.</param>
/// <param name="Strength">Of the person's motive, in [0, 1].</param>
/// <param name="Salience">Of the item's trait, in [0, 1].</param>
/// <param name="Contribution">What it adds to the score.</param>
/// <param name="Evidence">From the person's own choices, strongest first; empty where no choice speaks for the motive and only everybody's share of
/// it is left.</param>
/// <param name="Trait">The item's own words; null where they were not found.</param>
public sealed record TraitReason(
    string Name, string Dimension, double Strength, double Salience, double Contribution, IReadOnlyList<Evidence> Evidence, Trait? Trait)
{
    /// <summary>Id of the part.</summary>
    public string Part => PartCatalogue.MotiveId(Dimension);

    /// <summary>How well the two fit: strength × salience, what the part measures.</summary>
    public double Fit => Strength * Salience;
}
