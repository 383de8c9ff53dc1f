using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Traits;

public sealed class TraitsReaderTests
{
    internal const string Good =
        """
        {"traits": [{"dimension": "value", "salience": 0.4, "statement": "Costs little.", "quote": "little money"},
                    {"dimension": "functionality", "salience": 0.6, "statement": "Feeds many evenings.", "quote": "forty meals"}],
         "minor": [{"statement": "It is about supper.", "quote": "Suppers"}]}
        """;

    [Fact]
    public void Read_AGoodReply_GivesTraitsStrongestFirst()
    {
        var (traits, faults) = Read(Good);

        Assert.Empty(faults);
        Assert.Equal(["functionality", "value"], traits!.Traits.Select(trait => trait.Dimension));
        Assert.Equal(new QuotedSpan(TextField.Description, 0, "Forty meals"), traits.Traits[0].Span);
    }

    [Theory]
    [InlineData("\"value\"", "\"luck\"", "traits: there is no dimension \"luck\".")]
    [InlineData("\"value\"", "\"functionality\"", "traits: the dimension \"functionality\" is named 2 times.")]
    [InlineData("0.4", "40", "Trait 1: salience is 40, not between 0 and 1.")]
    [InlineData("Costs little.", "", "Trait 1: statement is empty.")]
    [InlineData("little money", "no money", "Trait 1 quotes “no money”, which does not stand in the item's text.")]
    [InlineData("\"Suppers\"", "\"Breakfasts\"", "Minor remark 1 quotes “Breakfasts”, which does not stand in the item's text.")]
    [InlineData("{\"traits\"", "Here it is: \"traits\"", "The reply is not one JSON object.")]
    public void Read_OneRuleBroken_NamesItAndGivesNoTraits(string good, string bad, string fault)
    {
        var (traits, faults) = Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(traits);
        Assert.Equal([fault], faults);
    }

    [Theory]
    [InlineData("```json\n{0}\n```")]
    [InlineData("```\n{0}\n```")]
    [InlineData("Let me think.\n```json\n{0}\n```\nDone.")]
    public void Read_OneFencedObject_IsAReply(string around)
    {
        var (traits, faults) = Read(around.Replace("{0}", Good, StringComparison.Ordinal));

        Assert.Empty(faults);
        Assert.NotNull(traits);
    }

    [Fact]
    public void Read_TwoFencedObjects_IsNone() =>
        Assert.Equal(["The reply is not one JSON object."], Read($"```\n{Good}\n```\n```\n{Good}\n```").Faults);

    [Fact]
    public async Task EncodeAsync_HonestReply_GivesTraitsWithQuotes()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        var answer = await engine.Traits.EncodeAsync(dataset, 2, TestContext.Current.CancellationToken);

        var traits = Assert.IsType<Accepted<TraitProfile>>(answer).Value;
        Assert.Equal(dataset.Items[2].Id, traits.Item);
        Each.Holds(traits.Traits, trait => Assert.Equal("The Gift of Paper", trait.Span.Quote));
    }

    private static (TraitProfile? Traits, List<string> Faults) Read(string reply)
    {
        var faults = new List<string>();
        var reader = new TraitsReader(Bookshop.Items[1], VocabularyText.KeysOf(DefaultVocabulary.Instance));
        return (reader.Read(reply, new Provenance("test", "m", "v", "p"), faults), faults);
    }
}
