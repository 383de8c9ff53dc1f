using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Traits;

/// <summary>What an item offers to one kind of motive.</summary>
/// <param name="Dimension">Key of the vocabulary's dimension.</param>
/// <param name="Salience">In [0, 1].</param>
/// <param name="Statement">One sentence for a person outside the team.</param>
/// <param name="Span">The words for it: the item's own, or a buyer's.</param>
public sealed record Trait(string Dimension, double Salience, string Statement, QuotedSpan Span)
{
    /// <summary>How many buyers say so; null where nobody wrote, or nobody was counted.</summary>
    public BuyerCount? Buyers { get; init; }

    /// <summary>Whether the words are a buyer's.</summary>
    public bool IsHeard => Span.Field == TextField.Buyers;

    /// <summary>The one text that the words stand in, and where: of buyers' reviews the one review.</summary>
    public (string Text, QuotedSpan Span) Within(Item item) => ItemTexts.Around(item, Span);
}

/// <summary>Of those who wrote of an item, how many tell a trait.</summary>
/// <param name="Saying">How many do.</param>
/// <param name="Of">How many wrote, at least 1.</param>
public sealed record BuyerCount(int Saying, int Of)
{
    /// <summary>E.g. "3 of 14 buyers say so"; "1 of 1 buyer says so".</summary>
    public override string ToString() => $"{Saying:N0} of {Of:N0} {(Of == 1 ? "buyer" : "buyers")} {(Saying == 1 ? "says" : "say")} so";
}

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
