using System.Text;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Cli;

/// <summary>Runs that ask a model, from the command line to a server on loopback and back to the database.</summary>
public sealed class ModelRunsTests : IAsyncLifetime
{
    private const string Secret = "sk-model-runs-4711";

    private readonly CliFolder cli = new();
    private ModelServer server = null!; // Set before each test.

    public async ValueTask InitializeAsync()
    {
        server = await ModelServer.StartAsync(
            ModelScript.Honest() with { Key = Secret, Models = ["test-model", "test-embeddings"] }, port: 0, TestContext.Current.CancellationToken);
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
        await cli.RunWithAsync(
            Secret, "connections", "add", "box", "--kind", "compatible", "--address", server.Address.ToString(), "--model", "test-model",
            "--embedding-model", "test-embeddings", "--key-stdin");
    }

    public async ValueTask DisposeAsync()
    {
        cli.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Extract_EstimateOnly_AsksNobody()
    {
        var outcome = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--estimate", "--json");

        Assert.Equal(0, outcome.Exit);
        Assert.InRange(outcome.Json.GetProperty("calls").GetInt32(), 20, 24);
        Assert.True(outcome.Json.GetProperty("tokensIn").GetInt64() > 0);
        Assert.Empty(server.ChatCalls);
    }

    [Fact]
    public async Task Extract_BudgetSpent_NextRunGoesOn()
    {
        var first = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--budget-calls", "5", "--json");
        var second = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--json");

        Assert.Contains(
            "the limit of 5 calls is reached", first.Json.GetProperty("result").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, first.Json.GetProperty("result").GetProperty("usage").GetProperty("calls").GetInt32());
        Assert.Equal(15, second.Json.GetProperty("result").GetProperty("usage").GetProperty("calls").GetInt32());
        Assert.Equal(24, second.Json.GetProperty("profiles").GetProperty("users").GetInt32());
    }

    [Fact]
    public async Task Extract_BudgetSpent_WhatIsRememberedGoesOn()
    {
        await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--users", "u20,u21,u22,u23");
        server.Forget();

        var second = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--budget-calls", "2", "--json");

        Assert.Equal(2, server.ChatCalls.Count());
        Assert.InRange(second.Json.GetProperty("result").GetProperty("usage").GetProperty("remembered").GetInt32(), 4, 12);
    }

    [Fact]
    public async Task Extract_QuotaEndsMidway_PausesAndLosesNobody()
    {
        server.Script = ServerMode.Of("quota-midway").Script() with { Key = Secret };

        var paused = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box");
        server.Script = ModelScript.Honest() with { Key = Secret };
        var resumed = await cli.RunAsync("runs", "resume", "2", "--json");

        Assert.NotEqual(0, paused.Exit);
        Assert.Contains("Paused at ", paused.Error, StringComparison.Ordinal);
        Assert.Contains("The quota of this key is used up (429: You exceeded your current quota)", paused.Error, StringComparison.Ordinal);
        Assert.Equal(0, resumed.Exit);
        Assert.Contains("box read 24 of 24 people.", resumed.Json.GetProperty("result").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(20, server.ChatCalls.Count(call => call.Deed == "200"));
    }

    [Theory]
    [InlineData("nonsense", 40)]
    [InlineData("refusal", 20)]
    public async Task Extract_NobodyRead_FailsAndAsksAgain(string mode, int calls)
    {
        server.Script = ServerMode.Of(mode).Script() with { Key = Secret };

        var failed = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box");
        var kept = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--keep-rejected");
        Assert.Equal(calls, server.ChatCalls.Count());
        server.Script = ModelScript.Honest() with { Key = Secret };
        var again = await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box", "--json");

        Assert.NotEqual(0, failed.Exit);
        Assert.NotEqual(0, kept.Exit);
        Assert.Contains(
            "box read none of 24 people. 24 answers were of no use and are kept", failed.Error, StringComparison.Ordinal);
        Assert.Equal(24, again.Json.GetProperty("profiles").GetProperty("users").GetInt32());
    }

    [Fact]
    public async Task Extract_SettingsRefusedOnce_AreRefusedToNoLaterProcess()
    {
        server.Script = ServerMode.Of("picky").Script() with { Key = Secret };
        await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box");
        Assert.Contains(server.ChatCalls, call => call.Deed == "400");
        server.Forget();

        var next = await cli.RunAsync("encode", "--dataset", "shop", "--engine", "box", "--items", "i1,i2,i3");

        Assert.Equal(0, next.Exit);
        Each.Holds(server.ChatCalls, call => Assert.Equal("200", call.Deed));
    }

    [Fact]
    public async Task Encode_EmbedderVectors_ReplaceBuiltInOnesInRanking()
    {
        var encoded = await cli.RunAsync("encode", "--dataset", "shop", "--embedder", "box", "--json");
        var ranked = await cli.RunAsync("recommend", "--dataset", "shop", "--user", "u0", "--json");

        Assert.Equal((0, 0), (encoded.Exit, ranked.Exit));
        Assert.Contains(server.Calls, call => call.Path == "/v1/embeddings");
        Assert.Empty(server.ChatCalls);
    }

    [Fact]
    public async Task Encode_SomeItemsByAModel_StillRanks()
    {
        var encoded = await cli.RunAsync("encode", "--dataset", "shop", "--engine", "box", "--items", "i1,i2,i3", "--json");
        var ranked = await cli.RunAsync("recommend", "--dataset", "shop", "--user", "u0", "--json");

        Assert.Equal((0, 0), (encoded.Exit, ranked.Exit));
        Assert.Equal(3, server.ChatCalls.Count());
        Assert.Contains("box read 3 of 3 items", encoded.Json.GetProperty("result").GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_AfterRuns_IsInNoOutputOrFile()
    {
        var outcomes = new[]
        {
            await cli.RunAsync("extract", "--dataset", "shop", "--engine", "box"),
            await cli.RunAsync("runs", "show", "2", "--json"),
            await cli.RunAsync("profile", "--dataset", "shop", "--user", "u0", "--json"),
            await cli.RunAsync("export", "profiles", "--dataset", "shop", "--format", "json"),
            await cli.RunAsync("connections", "--json"),
            await cli.RunAsync("connections", "test", "box", "--json"),
        };

        Each.Holds(outcomes, outcome => Assert.DoesNotContain(Secret, outcome.Output + outcome.Error, StringComparison.Ordinal));
        Each.Holds(
            Directory.EnumerateFiles(cli.FileOf("data"), "*", SearchOption.AllDirectories),
            file => Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0, file));
        Assert.Contains(server.Calls, call => call.Authorization == $"Bearer {Secret}");
    }
}
