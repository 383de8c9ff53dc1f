using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Cli;

/// <summary>The whole way: command line, runs, language path, a server on loopback.</summary>
public sealed class ModelVerbsTests : IAsyncLifetime
{
    private const string Secret = "sk-whole-way-0815";

    private readonly CliFolder cli = new();
    private ModelServer server = null!; // Set before each test.

    public async ValueTask InitializeAsync()
    {
        server = await ModelServer.StartAsync(ModelScript.Honest() with { Key = Secret }, port: 0, TestContext.Current.CancellationToken);
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
        await cli.RunWithAsync(
            Secret,
            "connections",
            "add",
            "box",
            "--kind",
            "compatible",
            "--address",
            server.Address.ToString(),
            "--model",
            "test-model",
            "--price-in",
            "1",
            "--key-stdin");
    }

    public async ValueTask DisposeAsync()
    {
        cli.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Connections_Test_AnswersInWords()
    {
        var outcome = await cli.RunAsync("connections", "test", "box");

        Assert.Equal(0, outcome.Exit);
        Assert.Contains("test-model replies in ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_ByAModel_AsksOncePerPerson()
    {
        var first = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--json");
        var second = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--json");

        Assert.Equal((0, 0), (first.Exit, second.Exit));

        // Four of the 24 chose the very same things as another: their reply is remembered already.
        Assert.Equal(20, server.ChatCalls.Count());
        Assert.Equal(20, first.Json.GetProperty("result").GetProperty("usage").GetProperty("calls").GetInt32());
        Assert.Equal(24, second.Json.GetProperty("result").GetProperty("usage").GetProperty("remembered").GetInt32());
        Each.Holds([first, second], outcome => Assert.DoesNotContain(Secret, outcome.Output + outcome.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evaluate_ByAModel_ReportsCallsAndCost()
    {
        var outcome = await cli.RunAsync(
            "evaluate", "--dataset", "shop", "--methods", "popularity,mar-llm-listwise@box,mar-llm-rerank@box", "--protocol", "sampled",
            "--negatives", "9", "--users", "10", "--json");

        Assert.Equal(0, outcome.Exit);
        var methods = outcome.Json.GetProperty("methods").EnumerateArray().ToArray();
        Assert.Equal(["popularity", "mar-llm-listwise@box", "mar-llm-rerank@box"], methods.Select(method => method.GetProperty("name").GetString()));
        Assert.False(methods[0].TryGetProperty("cost", out _));

        // A profile and a list each; the second method remembers both, for its list of ten is the same.
        var (first, second) = (methods[1].GetProperty("cost").GetProperty("usage"), methods[2].GetProperty("cost").GetProperty("usage"));
        Assert.Equal(20, first.GetProperty("calls").GetInt32() + first.GetProperty("remembered").GetInt32());
        Assert.Equal(server.ChatCalls.Count(), first.GetProperty("calls").GetInt32());
        Assert.Equal(20, second.GetProperty("remembered").GetInt32());
    }

    [Fact]
    public async Task Evaluate_BudgetOfCalls_SaysWhyNotAllWereCovered()
    {
        var outcome = await cli.RunAsync(
            "evaluate", "--dataset", "shop", "--methods", "mar-llm-listwise@box", "--protocol", "sampled", "--negatives", "9", "--users", "20",
            "--budget-calls", "14", "--json");

        var cost = outcome.Json.GetProperty("methods")[0].GetProperty("cost");
        Assert.Equal(14, cost.GetProperty("usage").GetProperty("calls").GetInt32());
        Assert.InRange(cost.GetProperty("users").GetInt32(), 5, 7);
        Assert.Equal("the limit of 14 calls is reached", cost.GetProperty("stopped").GetString());
        Assert.Equal(14, server.ChatCalls.Count());
    }

    [Fact]
    public async Task Evaluate_ByAModelOnWholeCatalogue_IsRefused()
    {
        var outcome = await cli.RunAsync("evaluate", "--dataset", "shop", "--methods", "mar-llm-listwise@box");

        Assert.Equal(2, outcome.Exit);
        Assert.Contains("goes with --protocol sampled", outcome.Error, StringComparison.Ordinal);
    }
}
