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
        Assert.Equal(["Reachable", "Model", "Structured output", "Embeddings"], report.Checks.Select(check => check.Title));
        Assert.Equal((StructuredOutput.Schema, HonestVectors.Size), (report.Structure, report.VectorSize));
        Assert.NotNull(report.Latency);
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
        Assert.Equal(CheckVerdict.Weak, report.Checks[^1].Verdict);
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
