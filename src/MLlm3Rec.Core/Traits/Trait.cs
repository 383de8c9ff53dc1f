using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Traits;

/// <summary>What an item offers to one kind of motive.</summary>
/// <param name="Dimension">Key of the vocabulary's dimension.</param>
/// <param name="Salience">In [0, 1].</param>
/// <param name="Statement">One sentence for a person outside the team.</param>
/// <param name="Span">The item's own words for it.</param>
public sealed record Trait(string Dimension, double Salience, string Statement, QuotedSpan Span);

/// <summary>An item's traits (MOTE's output in the paper), strongest first; empty where its text says nothing.</summary>
public sealed record TraitProfile(ItemId Item, IReadOnlyList<Trait> Traits, Provenance Provenance);
