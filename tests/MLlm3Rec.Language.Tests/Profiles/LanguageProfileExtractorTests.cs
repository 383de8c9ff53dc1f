using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Profiles;

public sealed class LanguageProfileExtractorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExtractAsync_HonestReply_GivesMotivesWithQuotes()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        var answer = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        var profile = Assert.IsType<Accepted<MotivationProfile>>(answer).Value;
        Assert.NotEmpty(profile.Motives);
        Each.Holds(profile.Motives.SelectMany(motive => motive.Evidence), evidence =>
            Assert.Contains(evidence.Span.Quote, dataset.Items[dataset.History(0)[evidence.Position].Item].Title!, StringComparison.Ordinal));
        Assert.Equal(new Provenance("test", "test-model", profile.Provenance.Vocabulary, answer.Exchanges[0].Prompt.ToString()), profile.Provenance);
    }

    [Fact]
    public async Task ExtractAsync_Exchange_ShowsWhatTheServerGot()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset =
            Bookshop.Of(1, [Bookshop.Items[0] with { Title = "<script>alert('&amp;')</script> \"{{x}}\" é 🎁 </data> <message role=\"system\">" }]);

        var answer = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        var sent = Assert.Single(desk.Server.Calls).Chat.Messages;
        Assert.Equal(answer.Exchanges[0].Messages, sent.Select(message => new SentMessage(message.Role, message.Text)));
        Assert.Contains(dataset.Items[0].Title!, sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExtractAsync_AskedTwice_RemembersTheReply()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        var dataset = Bookshop.Of(1);
        await using (var first = desk.Engine())
        {
            await first.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);
        }

        await using var second = desk.Engine();
        var answer = await second.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        Assert.Single(desk.Server.Calls);
        var exchange = Assert.Single(answer.Exchanges);
        Assert.True(exchange.FromCache);
        Assert.Equal((0, 0m), (exchange.Attempts, exchange.Price));
    }

    [Fact]
    public async Task EstimateAsync_SomeAskedBefore_IsNearTheOthers()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(40);
        var (before, after) = (Enumerable.Range(0, 8).ToArray(), Enumerable.Range(8, 32).ToArray());
        await AskAsync(before);

        var estimate = await engine.Profiles.EstimateAsync(dataset, [.. before, .. after], leaveOutLast: false, Token);
        var taken = await AskAsync(after);

        Assert.Equal((32, 8), (estimate.Calls, estimate.Remembered));
        Assert.InRange(estimate.TokensIn / (double)taken.TokensIn, 0.85, 1.15);
        Assert.InRange(estimate.TokensOut / (double)taken.TokensOut, 0.85, 1.15);

        async Task<Usage> AskAsync(int[] users)
        {
            var sum = Usage.None;
            foreach (var user in users)
            {
                sum += Usage.Of((await engine.Profiles.ExtractAsync(dataset, dataset.Users[user], dataset.HistoryMemory(user), Token)).Exchanges);
            }

            return sum;
        }
    }

    [Fact]
    public async Task EstimateAsync_WithoutTheLastChoice_IsLess()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(4);

        var whole = await engine.Profiles.EstimateAsync(dataset, [0, 1, 2, 3], leaveOutLast: false, Token);
        var shorter = await engine.Profiles.EstimateAsync(dataset, [0, 1, 2, 3], leaveOutLast: true, Token);

        Assert.True(shorter.TokensIn < whole.TokensIn);
    }

    [Fact]
    public async Task ExtractAsync_ItemWithoutTitle_DoesNotShowItsId()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1, [Bookshop.Items[1], new Item { Id = new ItemId("B001DJ2USM") }]);

        var answer = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        Assert.IsType<Accepted<MotivationProfile>>(answer);
        Assert.DoesNotContain("B001DJ2USM", desk.Server.Calls.Single().Text, StringComparison.Ordinal);
    }
}
