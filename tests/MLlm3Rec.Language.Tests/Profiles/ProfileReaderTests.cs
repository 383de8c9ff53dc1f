using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Profiles;

/// <summary>A good reply passes; each rule has a reply that breaks it and nothing else.</summary>
public sealed class ProfileReaderTests
{
    internal const string Good =
        """
        {"choices": [{"n": 1, "category": "nature", "purpose": "walks", "quality": null, "context": "outdoors"}],
         "motives": [{"dimension": "quality", "strength": 0.8, "statement": "Wants things that last.", "horizon": "lasting",
                      "evidence": [{"n": 1, "quote": "sturdy  BINDING"}, {"n": 1, "quote": "carried it everywhere"}]}],
         "avoids": [{"dimension": "value", "strength": 0.2, "statement": "Is not drawn by bargains.", "evidence": [{"n": 2, "quote": "little money"}]}],
         "exceptions": [{"n": 4, "statement": "One technical book."}],
         "confidence": 0.3}
        """;

    [Fact]
    public void Read_AGoodReply_PointsAtTheTextsOwnCharacters()
    {
        var (profile, faults) = Read(Good);

        Assert.Empty(faults);
        var motive = Assert.Single(profile!.Motives);
        Assert.Equal(new QuotedSpan(TextField.Description, 0, "Sturdy binding"), motive.Evidence[0].Span);
        Assert.Equal(TextField.Review, motive.Evidence[1].Span.Field);
        Assert.Equal([0.5, 0.5], motive.Evidence.Select(evidence => evidence.Weight));
        Assert.Equal((1, new ItemId("b1")), (profile.Avoids[0].Evidence[0].Position, profile.Avoids[0].Evidence[0].Item));
        Assert.Equal((0.3, 4), (profile.Confidence, profile.HistoryLength));
    }

    [Theory]
    [InlineData("\"quality\", \"strength\": 0.8", "\"luck\", \"strength\": 0.8", "motives: there is no dimension \"luck\".")]
    [InlineData("\"strength\": 0.8", "\"strength\": 1.2", "Motive 1: strength is 1.2, not between 0 and 1.")]
    [InlineData("\"strength\": 0.2", "\"strength\": -0.1", "Avoid 1: strength is -0.1, not between 0 and 1.")]
    [InlineData("\"confidence\": 0.3", "\"confidence\": 30", "confidence is 30, not between 0 and 1.")]
    [InlineData("Wants things that last.", " ", "Motive 1: statement is empty.")]
    [InlineData("\"lasting\"", "\"always\"", "Motive 1: horizon is \"always\", not \"lasting\" or \"recent\".")]
    [InlineData("sturdy  BINDING", "leather binding", "Motive 1 quotes “leather binding”, which does not stand in choice 1.")]
    [InlineData("sturdy  BINDING", "", "Motive 1 quotes “”, which does not stand in choice 1.")]
    [InlineData("{\"n\": 2, \"quote\": \"little money\"}", "{\"n\": 9, \"quote\": \"little money\"}", "Avoid 1 cites choice 9; they go from 1 to 4.")]
    [InlineData("{\"n\": 2, \"quote\": \"little money\"}", "", "Avoid 1 has no evidence.")]
    [InlineData("{\"n\": 1, \"category\"", "{\"n\": 0, \"category\"", "There is no choice 0; they go from 1 to 4.")]
    [InlineData("{\"n\": 4, \"statement\"", "{\"n\": 5, \"statement\"", "There is no choice 5; they go from 1 to 4.")]
    [InlineData(",\n \"confidence\": 0.3", "", "The reply lacks 'confidence'.")]
    [InlineData("\"confidence\": 0.3", "\"confidence\": \"high\"", "The reply has a value of the wrong kind at $.confidence.")]
    [InlineData("\"confidence\": 0.3", "\"confidence\": 0.3, \"confidence\": 0.4", "The reply has a member twice at $.confidence.")]
    [InlineData("\"confidence\": 0.3}", "\"confidence\": 0.3", "The reply is not well-formed JSON, or it broke off.")]
    [
        InlineData(
            "\"statement\": \"Wants things that last.\"",
            "\"statement\": null",
            "The reply says null, or nothing that fits, at $.motives[0].statement."),
    ]
    public void Read_OneRuleBroken_NamesItAndGivesNoProfile(string good, string bad, string fault)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var (profile, faults) = Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(profile);
        Assert.Equal([fault], faults);
    }

    [Fact]
    public void Read_ADimensionTwice_IsAFault()
    {
        var motive =
            Good[Good.IndexOf("{\"dimension\": \"quality\"", StringComparison.Ordinal)..Good.IndexOf("],\n \"avoids\"", StringComparison.Ordinal)];

        var (_, faults) = Read(Good.Replace(motive, $"{motive}, {motive}", StringComparison.Ordinal));

        Assert.Equal(["motives: the dimension \"quality\" is named 2 times."], faults);
    }

    [Fact]
    public void Read_MoreMotivesThanAsked_IsAFault()
    {
        var motive =
            Good[Good.IndexOf("{\"dimension\": \"quality\"", StringComparison.Ordinal)..Good.IndexOf("],\n \"avoids\"", StringComparison.Ordinal)];
        var many =
            string.Join(", ", new[] { "quality", "aesthetics", "novelty" }.Select(key => motive.Replace("quality", key, StringComparison.Ordinal)));

        var (_, faults) = Read(Good.Replace(motive, many, StringComparison.Ordinal));

        Assert.Equal(["There are 3 motives; 2 are the most."], faults);
    }

    [Fact]
    public void Read_HistoryCutToItsLatest_CountsFromTheWhole()
    {
        var dataset = Bookshop.Of(1);
        var reader = new ProfileReader(dataset, DefaultVocabulary.Instance, dataset.HistoryMemory(0)[2..], offset: 2, mostMotives: 5);
        var faults = new List<string>();

        var profile = reader.Read(
            """
            {"choices": [], "motives": [{"dimension": "social-gifting", "strength": 0.5, "statement": "Gives.", "horizon": "recent", "evidence": [{"n": 1, "quote": "presents for every friend"}]}],
             "avoids": [], "exceptions": [], "confidence": 0.1}
            """,
            dataset.Users[0],
            new Provenance("test", "m", "v", "p"),
            faults);

        Assert.Empty(faults);
        Assert.Equal(2, profile!.Motives[0].Evidence[0].Position);
        Assert.Equal(4, profile.HistoryLength);
    }

    private static (MotivationProfile? Profile, List<string> Faults) Read(string reply)
    {
        var dataset = Bookshop.Of(1);
        var faults = new List<string>();
        var reader = new ProfileReader(dataset, DefaultVocabulary.Instance, dataset.HistoryMemory(0), offset: 0, mostMotives: 2);
        return (reader.Read(reply, dataset.Users[0], new Provenance("test", "m", "v", "p"), faults), faults);
    }
}
