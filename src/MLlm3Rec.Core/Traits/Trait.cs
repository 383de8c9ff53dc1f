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

/// <summary>What all items of a dataset offer, as the two matrices that ranking works on.</summary>
/// <param name="Dimensions">Number of motive dimensions, in the vocabulary's order.</param>
/// <param name="Salience">[items × dimensions], row-major, in [0, 1]; a row of zeros where the text says nothing.</param>
/// <param name="VectorSize">Length d of a trait vector.</param>
/// <param name="Vectors">[items × d], row-major, unit rows; a row of zeros where the item has no text.</param>
public sealed record TraitIndex(int Dimensions, float[] Salience, int VectorSize, float[] Vectors)
{
    public ReadOnlySpan<float> SalienceOf(int item) => Salience.AsSpan(item * Dimensions, Dimensions);

    public ReadOnlySpan<float> VectorOf(int item) => Vectors.AsSpan(item * VectorSize, VectorSize);
}
