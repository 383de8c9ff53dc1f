using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>Items without a word of their own, and twenty people who each choose all four of them.</summary>
public sealed class BuyersReadingTests
{
    private const int People = 20;
    private const string Sturdy = "Very sturdy and durable, it is reliable.";
    private const string Plain = "It came on Monday.";

    private static readonly BuiltInEngine Engine = Fit(Shop((_, item) => item == 0 ? Sturdy : Plain));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Encode_SilentItem_IsToldByItsBuyers()
    {
        var told = Assert.Single(Traits(Engine, "i0"), trait => trait.Dimension == "quality");

        Assert.Empty(Traits(Engine, "i1"));
        Assert.True(told.IsHeard);
        Assert.Equal(new BuyerCount(People, People), told.Buyers);
        Assert.Equal("20 of 20 buyers say so", $"{told.Buyers}");
        var (text, span) = told.Within(Item(Engine, "i0"));
        Assert.Equal(Sturdy, text);
        Assert.Equal(span.Quote, text.Substring(span.Start, span.Quote.Length));
        var whole = ItemTexts.Of(Item(Engine, "i0"), TextField.Buyers);
        Assert.Equal(told.Span.Quote, whole.Substring(told.Span.Start, told.Span.Quote.Length));
    }

    [Fact]
    public void Encode_SomeBuyersOnly_CountsThose()
    {
        var engine = Fit(Shop((person, item) => item == 0 && person < 18 ? Sturdy : Plain));

        Assert.Equal(new BuyerCount(18, People), Assert.Single(Traits(engine, "i0"), trait => trait.Dimension == "quality").Buyers);
    }

    /// <summary>The last choice of everybody is i3, the one before i2.</summary>
    [Theory]
    [InlineData("i2")]
    [InlineData("i3")]
    public void Fit_HiddenReviews_ChangeNothing(string hidden)
    {
        var changed = Fit(Shop((_, item) => item == 0 || $"i{item}" == hidden ? Sturdy : Plain));

        Assert.Empty(Item(changed, hidden).Buyers);
        Assert.Equal(Engine.Traits.Salience, changed.Traits.Salience);
        Assert.Equal(Engine.Traits.Vectors, changed.Traits.Vectors);
    }

    [Fact]
    public void Says_OnesOwnReview_SpeaksForOneselfAlone()
    {
        var silent = Fit(Shop((person, item) => item == 0 && person != 3 ? Sturdy : Plain));
        var choice = Engine.Dataset.History(3)[0];

        Assert.Equal(Without(silent, choice), Without(Engine, choice));
        Assert.NotEqual(silent.Readings.ExpectedOf(choice.Item).ToArray(), Engine.Readings.ExpectedOf(choice.Item).ToArray());

        static float[] Without(BuiltInEngine engine, Interaction choice)
        {
            var said = new float[engine.Readings.Dimensions];
            Choice.Says(engine.Readings, choice, reviewWeight: 0, said);
            return [.. said.Select(value => MathF.Round(value, 5))];
        }
    }

    [Fact]
    public void Extract_MotiveOfAPerson_QuotesNoOtherBuyer()
    {
        var profile = Engine.Extractor.Extract(Engine.Dataset, 3, Token);

        Each.Holds(profile.Motives.SelectMany(motive => motive.Evidence), quoted => Assert.Equal(TextField.Review, quoted.Span.Field));
    }

    [Fact]
    public void Told_OwnTextSilent_NeedsPlainBuyers()
    {
        Assert.Equal(0, BuyersReading.Told(own: 0, ownExpected: 0.1f, expected: 0.2f));
        Assert.Equal(0.3f, BuyersReading.Told(own: 0, ownExpected: 0.1f, expected: 0.3f));
        Assert.Equal(0, BuyersReading.Told(own: 0, ownExpected: 0.3f, expected: 0.3f));
        Assert.Equal(0.7f, BuyersReading.Told(own: 0.6f, ownExpected: 0.6f, expected: 0.7f));
        Assert.Equal(0.6f, BuyersReading.Told(own: 0.6f, ownExpected: 0.6f, expected: 0.2f));
    }

    private static BuiltInEngine Fit(Dataset shop) =>
        BuiltInEngine.Fit(shop, DefaultVocabulary.Instance, new ReadingOptions { MinimumCount = 1, WordVectorSize = 4 }, CancellationToken.None);

    private static IReadOnlyList<Trait> Traits(BuiltInEngine engine, string item) =>
        engine.Encoder.Encode(engine.Dataset, IndexOf(engine, item)).Traits;

    private static Item Item(BuiltInEngine engine, string item) => engine.Dataset.Items[IndexOf(engine, item)];

    private static int IndexOf(BuiltInEngine engine, string item) =>
        engine.Dataset.TryFindItem(new ItemId(item), out var index) ? index : throw new InvalidOperationException($"No {item}.");

    private static Dataset Shop(Func<int, int, string> review)
    {
        var builder = new DatasetBuilder();
        for (var person = 0; person < People; person++)
        {
            for (var item = 0; item < 4; item++)
            {
                builder.Add(new SourceChoice
                {
                    User = $"u{person}",
                    Item = $"i{item}",
                    Time = 1_400_000_000 + item,
                    Signal = 5,
                    Review = review(person, item),
                });
            }
        }

        return builder.Build("buyers", SignalKind.Rating, kCore: 0, CancellationToken.None);
    }
}
