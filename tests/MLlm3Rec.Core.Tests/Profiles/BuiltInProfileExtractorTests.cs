using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Profiles;

public sealed class BuiltInProfileExtractorTests
{
    private const int Soap = 0;
    private const int Stool = 1;
    private const int Plain = 2;

    private static readonly Vocabulary Words = new([new("care", "Care", "c", ["gentle"]), new("craft", "Craft", "c", ["sturdy"])]);

    [Fact]
    public void Strengths_MoreOfTheSame_GrowAndShrinkLess()
    {
        var shop = Shop(Many((Soap, 5)), Many((Stool, 5)), Many((Plain, 5)));
        var extractor = Fit(shop);
        var last = 0f;
        foreach (var length in new[] { 1, 2, 5, 20, 50 })
        {
            var strengths = new float[2];
            extractor.Strengths([.. Enumerable.Repeat(new Interaction(Soap, Interaction.NoTime, float.NaN, -1), length)], strengths);

            Assert.True(strengths[0] > last);
            Assert.InRange(strengths[0], 0f, 1f);
            last = strengths[0];
        }
    }

    [Fact]
    public void Strengths_NoHistory_AreThoseOfAnybody()
    {
        var strengths = new float[2];

        Fit(Shop(Many((Soap, 5)))).Strengths([], strengths);

        Each.Holds(strengths, strength => Assert.Equal(0.15f, strength, 5));
    }

    [Fact]
    public void Strengths_OneChoice_HandComputed()
    {
        // Three users, one choice each of soap, stool and plain. "gentle" is in 1 of 3 texts; evidence = typical evidence, so the soap says 1/2 of
        // care.
        // μ = 1/6; σ = √(1/12 − 1/36) = √(1/18); n = 1, κ = 3: e = 1/4 · (1/2 − 1/6) / σ = (1/12)·√18.
        var shop = Shop([(Soap, float.NaN, null)], [(Stool, float.NaN, null)], [(Plain, float.NaN, null)]);
        var strengths = new float[2];

        Fit(shop).Strengths(shop.History(0), strengths);

        var excess = Math.Sqrt(18) / 12;
        Assert.Equal(1 / (1 + 0.85 / 0.15 * Math.Exp(-2.5 * excess)), strengths[0], 5);
    }

    [Fact]
    public void Extract_EmptyHistory_HasNoMotivesAndNoConfidence()
    {
        var shop = Shop([], Many((Soap, 3)));

        var profile = Fit(shop).Extract(shop, 0, TestContext.Current.CancellationToken);

        Assert.Empty(profile.Motives);
        Assert.Empty(profile.Avoids);
        Assert.Equal(0, profile.Confidence);
    }

    [Fact]
    public void Extract_SilentTexts_HaveNoMotives()
    {
        var shop = Shop(Many((Plain, 4)), Many((Soap, 3)));

        Assert.Empty(Fit(shop).Extract(shop, 0, TestContext.Current.CancellationToken).Motives);
    }

    [Fact]
    public void Extract_Evidence_QuotesTheItemOrTheReviewLiterally()
    {
        var shop =
            Shop([(Soap, 5, "So gentle, thank you"), (Plain, 4, "It is gentle too"), (Soap, 5, null)], [(Stool, 5, "Fine"), (Stool, 5, "Well")]);

        var motive = Assert.Single(Fit(shop).Extract(shop, 0, TestContext.Current.CancellationToken).Motives);

        Assert.Equal("care", motive.Dimension);
        Assert.NotEmpty(motive.Evidence);
        Assert.Contains(motive.Evidence, evidence => evidence.Span.Field == TextField.Review);
        Each.Holds(motive.Evidence, evidence =>
        {
            var interaction = shop.History(0)[evidence.Position];
            var text = evidence.Span.Field == TextField.Review
                ? shop.ReviewOf(interaction)!
                : ItemTexts.Of(shop.Items[interaction.Item], evidence.Span.Field);
            Assert.Equal(evidence.Span.Quote, text.Substring(evidence.Span.Start, evidence.Span.Quote.Length));
            Assert.Equal(shop.Items[interaction.Item].Id, evidence.Item);
            Assert.InRange(evidence.Weight, double.Epsilon, 1);
        });
    }

    [Fact]
    public void Extract_LowStars_SpeakAgainst()
    {
        var shop = Shop(
            [(Soap, 5, null), (Stool, 1, null), (Soap, 5, null), (Stool, 1, null), (Stool, 1, null), (Plain, 5, null)],
            Many((Soap, 6)),
            Many((Stool, 6)),
            Many((Plain, 9)));

        var profile = Fit(shop).Extract(shop, 0, TestContext.Current.CancellationToken);

        Assert.Equal("craft", Assert.Single(profile.Avoids).Dimension);
        Assert.DoesNotContain(profile.Motives, motive => motive.Dimension == "craft");
    }

    [Fact]
    public void Extract_MotiveThatBeginsLate_IsRecent()
    {
        var shop = Shop([.. Many((Plain, 13)), .. Many((Soap, 7))], Many((Plain, 40)), Many((Stool, 9)));

        var motive = Assert.Single(Fit(shop).Extract(shop, 0, TestContext.Current.CancellationToken).Motives);

        Assert.Equal(Horizon.Recent, motive.Horizon);
        Each.Holds(motive.Evidence, evidence => Assert.True(evidence.Position >= 13));
    }

    [Fact]
    public void Extract_LongerHistory_IsMoreConfident()
    {
        var shop = Shop(Many((Soap, 2)), Many((Soap, 50)));
        var extractor = Fit(shop);

        var (brief, thorough) =
            (extractor.Extract(shop, 0, TestContext.Current.CancellationToken), extractor.Extract(shop, 1, TestContext.Current.CancellationToken));

        Assert.Equal(2.0 / 10, brief.Confidence, 10);
        Assert.Equal(50.0 / 58, thorough.Confidence, 10);
    }

    [Fact]
    public void UserVector_AnyHistory_HasUnitNormOrIsZero()
    {
        var shop = Shop([(Soap, 5, null), (Stool, 4, null)]);
        var extractor = Fit(shop);
        var vector = new float[ItemReadings.Of(Read(shop), shop, TestContext.Current.CancellationToken).VectorSize];

        extractor.UserVector(shop.History(0), vector);
        Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 5);

        extractor.UserVector([], vector);
        Assert.Equal(0, TensorPrimitives.Norm<float>(vector));
    }

    [Fact]
    public void Extract_ReasonLikelyButNotTold_CountsAndIsQuoted()
    {
        var shop = Shop(Many((Soap, 4)), Many((Stool, 4)), Many((Plain, 4)));
        var reader = Read(shop);
        var told = ItemReadings.Of(reader, shop, TestContext.Current.CancellationToken);
        var likely = told with { Salience = new float[told.Salience.Length] };
        var unlikely = likely with { Expected = [.. told.Expected.Select(expected => expected * 0.2f)] };

        Assert.Equal(["care"], MotivesBy(likely));
        Assert.Empty(MotivesBy(unlikely));

        string[] MotivesBy(ItemReadings readings) => [.. BuiltInProfileExtractor.Fit(shop, reader, readings, new ProfileOptions())
            .Extract(shop, 0, TestContext.Current.CancellationToken).Motives.Select(motive => motive.Dimension)];
    }

    [Fact]
    public void Extract_Cancelled_Stops()
    {
        var shop = Shop(Many((Soap, 2)));

        Assert.ThrowsAny<OperationCanceledException>(() => Fit(shop).Extract(shop, 0, new CancellationToken(canceled: true)));
    }

    private static (int, float, string?)[] Many((int Item, int Times) choice) =>
        [.. Enumerable.Repeat((choice.Item, 5f, (string?)null), choice.Times)];

    private static Dataset Shop(params (int, float, string?)[][] histories) => SmallDataset.Of(
        [
            new Item { Id = new("soap"), Description = "a gentle soap" },
            new Item { Id = new("stool"), Description = "a sturdy stool" },
            new Item { Id = new("plain"), Description = "a thing" },
        ],
        SignalKind.Rating,
        histories);

    private static Reader Read(Dataset shop) =>
        Reader.Fit(shop, Words, new ReadingOptions { MinimumCount = 1, WordVectorSize = 4, LearnedCues = 0 }, TestContext.Current.CancellationToken);

    private static BuiltInProfileExtractor Fit(Dataset shop)
    {
        var reader = Read(shop);
        return BuiltInProfileExtractor.Fit(shop, reader, ItemReadings.Of(reader, shop, TestContext.Current.CancellationToken), new ProfileOptions());
    }
}
