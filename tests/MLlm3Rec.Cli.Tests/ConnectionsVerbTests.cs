namespace MLlm3Rec.Cli;

public sealed class ConnectionsVerbTests : IDisposable
{
    private const string Secret = "sk-cli-4711-secret";

    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Add_KeyOnStandardInput_IsStoredAndNeverPrinted()
    {
        var added = await cli.RunWithAsync(
            Secret + "\n", "connections", "add", "cloud", "--kind", "openai", "--model", "m", "--price-in", "0.15", "--key-stdin", "--json");
        var listed = await cli.RunAsync("connections", "list", "--json");
        var shown = await cli.RunAsync("connections");

        Assert.Equal((0, 0, 0), (added.Exit, listed.Exit, shown.Exit));
        var connection = Assert.Single(listed.Json.EnumerateArray()).GetProperty("connection");
        Assert.Equal(
            ("cloud", "stored", 0.15m),
            (
                connection.GetProperty("name").GetString(),
                connection.GetProperty("key").GetProperty("kind").GetString(),
                connection.GetProperty("pricePerMillionIn").GetDecimal()));
        Assert.Contains("https://api.openai.com/v1", shown.Output, StringComparison.Ordinal);
        Each.Holds([added, listed, shown], outcome => Assert.DoesNotContain(Secret, outcome.Output + outcome.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_Again_ChangesOnlyWhatIsNamed()
    {
        await cli.RunWithAsync(Secret, "connections", "add", "cloud", "--kind", "openai", "--model", "m", "--parallel", "7", "--key-stdin");

        var changed = await cli.RunAsync("connections", "add", "cloud", "--model", "n", "--json");

        Assert.Equal(("n", 7), (changed.Json.GetProperty("chatModel").GetString(), changed.Json.GetProperty("parallel").GetInt32()));
    }

    [Theory]
    [InlineData("cloud", "--kind", "openai", "--model", "m")]
    [InlineData("cloud", "--model", "m")]
    [InlineData("a,b", "--kind", "ollama", "--model", "m")]
    [InlineData("cloud", "--kind", "ollama")]
    [InlineData("cloud", "--kind", "ollama", "--model", "m", "--parallel", "0")]
    [InlineData("cloud", "--kind", "onnx")]
    [InlineData("cloud", "--kind", "openai", "--model", "m", "--key", "sk-1")]
    [InlineData("cloud", "--kind", "openai", "--model", "m", "--key-stdin")]
    public async Task Add_Nonsense_ExitsWithTwoAndAdvice(params string[] arguments)
    {
        var outcome = await cli.RunAsync(["connections", "add", .. arguments]);

        Assert.Equal(2, outcome.Exit);
        Assert.NotEmpty(outcome.Error);
        Assert.Empty((await cli.RunAsync("connections", "list", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Remove_Known_IsGone()
    {
        await cli.RunAsync("connections", "add", "local", "--kind", "ollama", "--model", "m");

        Assert.Equal(0, (await cli.RunAsync("connections", "remove", "LOCAL")).Exit);
        Assert.Equal(2, (await cli.RunAsync("connections", "remove", "local")).Exit);
    }

    [Theory]
    [InlineData("extract", "--engine", "nobody")]
    [InlineData("encode", "--embedder", "nobody")]
    public async Task Run_ByAnUnknownConnection_FailsAndNamesIt(params string[] arguments)
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);

        var outcome = await cli.RunAsync([.. arguments, "--dataset", "shop"]);

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("\"nobody\"", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extract", "--budget-calls", "5")]
    [InlineData("extract", "--retry-failed")]
    [InlineData("encode", "--items", "i1")]
    public async Task Run_BudgetWithoutAModel_ExitsWithTwo(params string[] arguments)
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);

        var outcome = await cli.RunAsync([.. arguments, "--dataset", "shop"]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains("--engine", outcome.Error, StringComparison.Ordinal);
    }
}
