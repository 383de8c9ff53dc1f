namespace MLlm3Rec.Traits;

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
