using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Servers;

public sealed class DialectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("json_schema", "json_schema")]
    [InlineData("json_object", "json_schema", "json_object")]
    [InlineData("", "json_schema", "json_object", "")]
    public async Task Structure_ServerRefusesSchemas_IsAskedMorePlainly(string takes, params string[] formats)
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest() with { Structure = takes });
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(2);

        var first = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);
        var second = await engine.Profiles.ExtractAsync(dataset, dataset.Users[1], dataset.HistoryMemory(1), Token);

        Assert.IsType<Accepted<MotivationProfile>>(first);
        Assert.IsType<Accepted<MotivationProfile>>(second);
        Assert.Equal([.. formats, formats[^1]], desk.Server.ChatCalls.Select(call => call.Chat.Format));
        Assert.Equal(formats.Length, Usage.Of(first.Exchanges).Calls);
    }

    [Fact]
    public async Task Structure_SetByHand_IsNotGivenUp()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            ModelScript.Honest() with { Structure = "" }, connection => connection with { Structure = StructuredOutput.Schema });
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        var answer = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        var rejected = Assert.IsType<Rejected<MotivationProfile>>(answer);
        Assert.Equal(RejectionCause.Call, rejected.Cause);
        Assert.Single(desk.Server.Calls);
    }

    [Fact]
    public async Task Temperature_AModelThatTakesNone_IsAskedWithout()
    {
        var honest = ModelScript.Honest();
        await using var desk = await LanguageFixture.OpenAsync(honest with
        {
            Chat = (request, number) => request.Json.TryGetProperty("temperature", out _)
                ? new Refusal(400, "Unsupported value: 'temperature' does not support 0.2 with this model.")
                : honest.Chat(request, number),
        });
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        Assert.IsType<Accepted<MotivationProfile>>(await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token));
        Assert.Equal(2, desk.Server.Calls.Count);
    }

    [Fact]
    public async Task Temperature_ATestKnowsBetter_IsSentAgain()
    {
        await using var desk = await LanguageFixture.OpenAsync(ServerMode.Of("no-temperature").Script());
        var dataset = Bookshop.Of(2);
        await using (var engine = desk.Engine())
        {
            await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);
        }

        var learned = desk.Connection.Dialect!;
        desk.Server.Script = ModelScript.Honest();
        desk.Keep(learned with { TakesTemperature = true });
        await using var again = desk.Engine();
        await again.Profiles.ExtractAsync(dataset, dataset.Users[1], dataset.HistoryMemory(1), Token);

        Assert.False(learned.TakesTemperature);
        Assert.True(desk.Server.Calls.Last().Chat.Json.TryGetProperty("temperature", out _));
    }

    [Theory]
    [InlineData(ServerKind.Compatible, "max_tokens", "max_completion_tokens")]
    [InlineData(ServerKind.OpenAI, "max_completion_tokens", "max_tokens")]
    public async Task LengthLimit_HasTheNameThatTheServerKnows(ServerKind kind, string sent, string other)
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest(), connection => connection with { Kind = kind });
        await using var engine = desk.Engine();
        var dataset = Bookshop.Of(1);

        await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);

        var json = Assert.Single(desk.Server.Calls).Chat.Json;
        Assert.Equal(2000, json.GetProperty(sent).GetInt32());
        Assert.False(json.TryGetProperty(other, out _));
    }
}
