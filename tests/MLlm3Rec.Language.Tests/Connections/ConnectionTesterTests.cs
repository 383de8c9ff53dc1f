using MLlm3Rec.Connections;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Connections;

public sealed class ConnectionTesterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_EverythingWorks_SaysSoLineByLine()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest(), connection => connection with { EmbeddingModel = "test-model" });

        var report = await desk.TestAsync();

        Assert.True(report.Passed);
        Assert.Equal(["Reachable", "Model", "Structured output", "Reading a person", "Embeddings"], report.Checks.Select(check => check.Title));
        Assert.Equal((StructuredOutput.Schema, HonestVectors.Size), (report.Structure, report.VectorSize));
        Assert.NotNull(report.Latency);
        Assert.Equal(["test-model"], report.Models);
        Assert.Equal("system", desk.Server.ChatCalls.Last().Chat.Messages[0].Role);
        Assert.Contains("each with a quote that stands in its text", report.Checks[3].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FormTakenAndNotKept_IsPromisedOnly()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest() with
        {
            Chat = (request, _) => new Says(request.Form is "proof" ? "{\"ok\": true}" : HonestModel.Reply(request)),
        });

        var report = await desk.TestAsync();

        var check = report.Checks.Single(check => check.Title == "Structured output");
        Assert.Equal(CheckVerdict.Weak, check.Verdict);
        Assert.Contains("does not hold replies to it", check.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SettingsRefused_AreFoundOutToBeKept()
    {
        await using var desk = await LanguageFixture.OpenAsync(ServerMode.Of("picky").Script());

        var dialect = (await desk.TestAsync()).Dialect;

        Assert.Equal((false, false, StructuredOutput.Fenced), (dialect?.TakesTemperature, dialect?.SaysMaxTokens, dialect?.Structure));
    }

    [Fact]
    public async Task RunAsync_ShortRepliesAlone_FindsOutHowShort()
    {
        await using var desk = await LanguageFixture.OpenAsync(ServerMode.Of("reply-limit").Script());

        Assert.Equal(ServerMode.ShortReply, (await desk.TestAsync()).Dialect?.MostTokensOut);
    }

    [Fact]
    public async Task RunAsync_ModelStillLoading_SaysSo()
    {
        await using var desk = await LanguageFixture.OpenAsync(ServerMode.Of("loading").Script());

        var report = await desk.TestAsync();

        Assert.Equal(("Model", CheckVerdict.Weak), (report.Checks[^1].Title, report.Checks[^1].Verdict));
        Assert.StartsWith("The server is loading its model (503: Loading model).", report.Checks[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AddressWithoutItsEnd_IsToldWithIt()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        var (whole, root) = (desk.Server.Address, new Uri(desk.Server.Address, "/"));
        desk.Lead(root);

        var check = Assert.Single((await desk.TestAsync()).Checks);

        Assert.Equal(("Reachable", CheckVerdict.Failed), (check.Title, check.Verdict));
        Assert.Contains($"{whole} lists models. Enter that.", check.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("refusal")]
    public async Task RunAsync_PersonCannotBeRead_SaysWhatWasWrong(string mode)
    {
        await using var desk = await LanguageFixture.OpenAsync(ServerMode.Of(mode).Script());

        var report = await desk.TestAsync();

        Assert.Equal(("Reading a person", CheckVerdict.Weak), (report.Checks[^1].Title, report.Checks[^1].Verdict));
    }

    [Theory]
    [InlineData("json_object", StructuredOutput.Json)]
    [InlineData("", StructuredOutput.Fenced)]
    public async Task RunAsync_AServerWithoutSchemas_PassesWithAWarning(string takes, StructuredOutput structure)
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest() with { Structure = takes });

        var report = await desk.TestAsync();

        Assert.True(report.Passed);
        Assert.Equal(structure, report.Structure);
        Assert.Equal(CheckVerdict.Weak, report.Checks.Single(check => check.Title == "Structured output").Verdict);
    }

    [Fact]
    public async Task RunAsync_WrongKeyRepeatedByServer_IsNotShown()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest() with { Key = "the right one" });

        var report = await desk.TestAsync("sk-secret-1234567890");

        Assert.Equal([("Reachable", CheckVerdict.Passed), ("Key", CheckVerdict.Failed)], report.Checks.Select(check => (check.Title, check.Verdict)));
        Assert.Contains("Enter another key", report.Checks[^1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", report.ToString() + string.Join(" ", report.Checks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnUnknownModel_IsNamed()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest(), connection => connection with { ChatModel = "gpt-9" });

        var report = await desk.TestAsync();

        Assert.Equal(CheckVerdict.Failed, report.Checks[^1].Verdict);
        Assert.Contains("gpt-9", report.Checks[^1].Words, StringComparison.Ordinal);
        Assert.EndsWith("It lists test-model.", report.Checks[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NobodyThere_SaysSo()
    {
        await using var desk =
            await LanguageFixture.OpenAsync(ModelScript.Honest(), connection => connection with { BaseAddress = new Uri("http://127.0.0.1:9/v1") });

        var report = await desk.TestAsync();

        var check = Assert.Single(report.Checks);
        Assert.Equal(("Reachable", CheckVerdict.Failed), (check.Title, check.Verdict));
        Assert.Contains("http://127.0.0.1:9/v1 cannot be reached", check.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>It works!</html>")]
    [InlineData("{}")]
    [InlineData("{\"choices\": []}")]
    [InlineData("")]
    public async Task RunAsync_AServerThatIsNone_FailsInWords(string body)
    {
        await using var desk = await LanguageFixture.OpenAsync(new ModelScript { Chat = (_, _) => new Nonsense(body) });

        var report = await desk.TestAsync();

        Assert.False(report.Passed);
    }

    [Fact]
    public async Task RunAsync_EmbeddingsMissing_SaysSo()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            ModelScript.Honest() with { Embed = null }, connection => connection with { EmbeddingModel = "test-model" });

        var report = await desk.TestAsync();

        Assert.Equal(("Embeddings", CheckVerdict.Failed), (report.Checks[^1].Title, report.Checks[^1].Verdict));
    }
}
