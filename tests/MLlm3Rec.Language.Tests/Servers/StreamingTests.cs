using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Profiles;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Servers;

public sealed class StreamingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listener_StreamedReply_HearsEveryPiece()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);
        var pieces = new List<string>();

        var answer = await ((LanguageProfileExtractor)engine.Profiles).ExtractAsync(
            dataset, dataset.Users[0], dataset.HistoryMemory(0), new AskOptions(Listener: pieces.Add), Token);

        Assert.IsType<Accepted<MotivationProfile>>(answer);
        Assert.True(pieces.Count > 10);
        Assert.Equal(answer.Exchanges[0].Reply, string.Concat(pieces));
        Assert.True(answer.Exchanges[0].TokensIn > 100);
        Assert.True(Assert.Single(desk.Server.Calls).Chat.Stream);
    }

    [Fact]
    public async Task Listener_AStreamThatIsCut_IsAskedAgain()
    {
        var honest = ModelScript.Honest();
        await using var desk = await LanguageFixture.OpenAsync(honest with
        {
            Chat = (request, number) => number == 1 ? new CutOff(HonestModel.Reply(request)) : honest.Chat(request, number),
        });
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        var answer = await ((LanguageProfileExtractor)engine.Profiles).ExtractAsync(
            dataset, dataset.Users[0], dataset.HistoryMemory(0), new AskOptions(Listener: _ => { }), Token);

        Assert.IsType<Accepted<MotivationProfile>>(answer);
        Assert.Equal(["cut", "200"], desk.Server.Calls.Select(call => call.Deed));
    }

    [Fact]
    public async Task Timeout_SlowFirstToken_IsRetried()
    {
        var honest = ModelScript.Honest();
        await using var desk = await LanguageFixture.OpenAsync(
            honest with
            {
                Chat = (request, number) => honest.Chat(request, number) with { Delay = number == 1 ? TimeSpan.FromMinutes(5) : TimeSpan.Zero },
            },
            // Long enough that a busy machine answers the second call within it; the first waits for nothing else.
            connection => connection with { Timeout = TimeSpan.FromSeconds(6) });
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        var answer = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        Assert.IsType<Accepted<MotivationProfile>>(answer);
        Assert.Equal(2, answer.Exchanges[0].Attempts);
    }
}
