using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Traits;

public sealed class BuiltInTraitEncoderTests
{
    [Fact]
    public void Encode_Traits_StrongestFirstWithLiteralSpans()
    {
        var shop = SmallDataset.Described("gentle soap, organic and organic-certified, recycled wrap, with a scent", "a sturdy stool", "a thing");
        var encoder = Create(shop, out _);

        var profile = encoder.Encode(shop, 0);

        Assert.Contains(profile.Traits, trait => trait.Dimension == "sustainability");
        Assert.Equal(profile.Traits.OrderByDescending(trait => trait.Salience), profile.Traits);
        Each.Holds(profile.Traits, trait =>
            Assert.Equal(trait.Span.Quote, ItemTexts.Of(shop.Items[0], trait.Span.Field).Substring(trait.Span.Start, trait.Span.Quote.Length)));
        Assert.Empty(encoder.Encode(shop, 2).Traits);
    }

    [Fact]
    public void EncodeAll_Index_IsWhatWasRead()
    {
        var shop = SmallDataset.Described("gentle soap", "a sturdy stool");

        var index = Create(shop, out var readings).EncodeAll();

        Assert.Equal(12, index.Dimensions);
        Assert.Equal(readings.SalienceOf(1).ToArray(), index.SalienceOf(1).ToArray());
        Assert.Equal(readings.VectorOf(0).ToArray(), index.VectorOf(0).ToArray());
    }

    private static BuiltInTraitEncoder Create(Dataset shop, out ItemReadings readings)
    {
        var reader = Reader.Fit(
            shop, DefaultVocabulary.Instance, new ReadingOptions { MinimumCount = 1, WordVectorSize = 4 }, TestContext.Current.CancellationToken);
        readings = ItemReadings.Of(reader, shop, TestContext.Current.CancellationToken);
        return new BuiltInTraitEncoder(reader, readings);
    }
}
