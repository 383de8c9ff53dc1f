using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

public sealed class ReaderTests
{
    private static readonly ReadingOptions Small = new() { MinimumCount = 1, WordVectorSize = 8 };

    [Fact]
    public void Read_EveryHit_IsALiteralSpan()
    {
        var shop = SmallDataset.Of(
        [
            new Item
            {
                Id = new("a"),
                Title = "Hypo-Allergenic Wash for the whole family, 200 ml",
                Categories = ["Bath", "Gift Sets"],
                Description = "A lovely scent — naïve, ’organic’ & cheap 🛁 soft.",
            },
            new Item { Id = new("b"), Title = "Nothing that says anything at all here" },
        ]);
        var reader = Fit(shop);

        var reading = reader.Read(shop.Items[0]);

        Assert.Contains(reading.Hits, hit => hit.Exists);
        for (var dimension = 0; dimension < reader.Vocabulary.Count; dimension++)
        {
            Assert.Equal(reading.Salience[dimension] > 0, reading.Hits[dimension].Exists);
            Assert.InRange(reading.Salience[dimension], 0f, 1f);
            if (reading.Hits[dimension] is { Exists: true } hit)
            {
                var text = ItemTexts.Of(shop.Items[0], hit.Field);
                var quote = Quotes.Around(hit, text);
                Assert.Equal(quote.Quote, text.Substring(quote.Start, quote.Quote.Length));
                Assert.Contains(Quotes.Cue(hit, text), quote.Quote, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Read_OwnBrand_SaysNothing()
    {
        var shop = SmallDataset.Of(
        [
            new Item { Id = new("a"), Title = "Organic Wonder shampoo for long dry hair", Brand = "Organic Wonder" },
            new Item { Id = new("b"), Title = "Organic shampoo for long dry hair", Brand = "Zed" },
            new Item { Id = new("c"), Title = "Plain shampoo for long dry hair", Brand = "Zed" },
        ]);
        var sustainability = DefaultVocabulary.Instance.IndexOf("sustainability");
        var reader = Fit(shop);

        Assert.Equal(0, reader.Read(shop.Items[0]).Salience[sustainability]);
        Assert.True(reader.Read(shop.Items[1]).Salience[sustainability] > 0);
    }

    [Fact]
    public void Read_TitlesThatAreNames_AreNotSearched()
    {
        var films = SmallDataset.Of(
        [
            new Item { Id = new("a"), Title = "American Beauty", Categories = ["Drama"] },
            new Item { Id = new("b"), Title = "Gift, The", Categories = ["Thriller"] },
            new Item { Id = new("c"), Title = "Fargo", Categories = ["Crime"] },
        ]);

        var reading = Fit(films).Read(films.Items[1]);

        Assert.Equal(0, reading.Salience[DefaultVocabulary.Instance.IndexOf("social-gifting")]);
    }

    [Fact]
    public void Fit_OneThreadOrMany_SameBytes()
    {
        var shop = SmallDataset.Described(
            [.. Enumerable.Range(0, 60).Select(index => $"soft scent number {index % 7} for gentle care of wood and oil {index % 5}")]);

        Assert.Equal(Bytes(1), Bytes(7));

        byte[] Bytes(int threads)
        {
            using var stream = new MemoryStream();
            var reader = Reader.Fit(shop, DefaultVocabulary.Instance, Small with { Threads = threads }, TestContext.Current.CancellationToken);
            reader.Save(stream);
            var readings = ItemReadings.Of(reader, shop, TestContext.Current.CancellationToken);
            return
                [
                    .. stream.ToArray(), .. readings.Vectors.SelectMany(BitConverter.GetBytes),
                    .. readings.Salience.SelectMany(BitConverter.GetBytes),
                ];
        }
    }

    [Fact]
    public void Load_Saved_ReadsAlike()
    {
        var shop = SmallDataset.Described("a gentle soap with a soft scent", "a sturdy oak stool", "sturdy soap made of oak ash");
        var reader = Fit(shop);
        using var stream = new MemoryStream();
        reader.Save(stream);
        stream.Position = 0;

        var loaded = Reader.Load(stream);

        Assert.Equal(reader.Vocabulary.Version, loaded.Vocabulary.Version);
        Assert.Equal(Vector(reader), Vector(loaded));
        Assert.Equal(reader.Read(shop.Items[0]).Salience, loaded.Read(shop.Items[0]).Salience);

        float[] Vector(Reader of)
        {
            var vector = new float[of.VectorSize];
            of.Embed(shop.Items[1], of.Read(shop.Items[1]).Salience, vector);
            return vector;
        }
    }

    [Fact]
    public void Load_OtherBytes_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => Reader.Load(new MemoryStream("\u0005hello and more"u8.ToArray())));

    [Fact]
    public void Of_Vectors_HaveUnitNormOrAreZero()
    {
        var shop = SmallDataset.Described(
            "soft scent of cedar", "", "hard oak and cedar", "soft oak", "🛁 <script>alert(1)</script> \0 ' OR 1=1; --", new string('x', 100_000));

        var readings = ItemReadings.Of(Fit(shop), shop, TestContext.Current.CancellationToken);

        Assert.Equal(1, TensorPrimitives.Norm(readings.VectorOf(0)), 5);
        Assert.Equal(0, TensorPrimitives.Norm(readings.VectorOf(1)));
        Each.Holds(readings.Vectors, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Fit_NoTextAtAll_StillReads()
    {
        var silent = SmallDataset.Of([new Item { Id = new("a") }]);

        var readings = ItemReadings.Of(Fit(silent), silent, TestContext.Current.CancellationToken);

        Each.Holds(readings.Salience, value => Assert.Equal(0, value));
        Each.Holds(readings.Vectors, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        var shop = SmallDataset.Described("soft", "hard");

        Assert.ThrowsAny<OperationCanceledException>(
            () => Reader.Fit(shop, DefaultVocabulary.Instance, Small, new CancellationToken(canceled: true)));
    }

    private static Reader Fit(Dataset shop) => Reader.Fit(shop, DefaultVocabulary.Instance, Small, TestContext.Current.CancellationToken);
}
