using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Reading;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Language.Explanations;

public sealed class ReasonWriterTests
{
    private static readonly Provenance Signed = new("test", "m", "v", "p");

    private static readonly ReasonQuestion Asked = new(
        Bookshop.Items[0],
        new MotivationProfile
        {
            User = new("r0"),
            Motives = [new Motive("quality", 0.8, "Wants things that last.", Horizon.Lasting, [new Evidence(0, Bookshop.Items[0].Id, new QuotedSpan(TextField.Title, 0, "A"), 1)])],
            Avoids = [new Avoidance("value", 0.4, "Shuns bargains.", [])],
            Confidence = 0.5,
            HistoryLength = 1,
            Provenance = Signed,
        },
        new TraitProfile(Bookshop.Items[0].Id, [new Trait("quality", 0.7, "Lasts.", new QuotedSpan(TextField.Description, 0, "Sturdy binding"))], Signed),
        [new ScorePart(PartKind.Motive, "Quality", "quality", 0.56, 0.42), new ScorePart(PartKind.Popularity, "Popularity", null, 3, -0.1)]);

    [Fact]
    public async Task WriteAsync_AnHonestReply_IsAReasonThatRestsOnWhatIsGiven()
    {
        await using var desk = await Desk.OpenAsync(ModelScript.Honest());

        var answer = await WriteAsync(desk);

        Assert.Equal(new PlainReason("You care for quality, and it offers that.", "quality", "quality"), Assert.IsType<Accepted<PlainReason>>(answer).Value);
        var sent = desk.Server.Calls.Single().Chat.User;
        Assert.Contains("Quality +0.42 (quality)\nPopularity -0.10\n", sent, StringComparison.Ordinal);
        Assert.Contains("trait quality, salience 0.70: Sturdy binding", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"reason": "It is new.", "motive": "novelty", "trait": null}""", "The person has no motive \"novelty\".")]
    [InlineData("""{"reason": "It is new.", "motive": null, "trait": "novelty"}""", "The item has no trait \"novelty\".")]
    [InlineData("""{"reason": "It is new.", "motive": "luck", "trait": null}""", "The reply: motive: there is no dimension \"luck\".", "The person has no motive \"luck\".")]
    [InlineData("""{"reason": "", "motive": null, "trait": null}""", "The reply: reason is empty.")]
    public async Task WriteAsync_AReasonThatCitesWhatIsNotThere_IsRejected(string reply, params string[] faults)
    {
        await using var desk = await Desk.OpenAsync(ModelScript.Saying(reply));

        Assert.Equal(faults, Assert.IsType<Rejected<PlainReason>>(await WriteAsync(desk)).Reasons);
    }

    private static async Task<Answer<PlainReason>> WriteAsync(Desk desk)
    {
        await using var engine = desk.Engine();
        return await engine.Reasons!(Asked, TestContext.Current.CancellationToken); // Language models explain.
    }
}
