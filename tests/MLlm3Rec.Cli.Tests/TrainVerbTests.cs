namespace MLlm3Rec.Cli;

public sealed class TrainVerbTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task TrainModelsDelete_OneMethod_IsListedUntilDeleted()
    {
        await ImportAsync();

        var trained = await cli.RunAsync("train", "--dataset", "shop", "--method", "ials", "--set", "embedding-size=4", "--json");
        var listed = await cli.RunAsync("models", "--dataset", "shop", "--json");
        var deleted = await cli.RunAsync("models", "delete", $"{listed.Json[0].GetProperty("id").GetInt32()}");
        var after = await cli.RunAsync("models", "--json");

        Assert.Equal((0, 0, 0), (trained.Exit, listed.Exit, deleted.Exit));
        Assert.Equal("ials", listed.Json[0].GetProperty("method").GetString());
        Assert.Equal("4", listed.Json[0].GetProperty("settings").GetProperty("embedding-size").GetString());
        Assert.Equal(0, after.Json.GetArrayLength());
    }

    [Theory]
    [InlineData("width=3", "embedding-size")]
    [InlineData("embedding-size=0", "between 1 and 4096")]
    public async Task Train_UnknownSetting_ExitsWithTwoAndListsSettings(string setting, string words)
    {
        await ImportAsync();

        var outcome = await cli.RunAsync("train", "--dataset", "shop", "--method", "ials", "--set", setting);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(words, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_TwoMethods_TellsBothProtocolsTimeAndMemory()
    {
        await ImportAsync();

        var outcome = await cli.RunAsync("bench", "--dataset", "shop", "--methods", "popularity,ials:embedding-size=4;epochs=2", "--json");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal(
            ["popularity", "ials:embedding-size=4;epochs=2"], outcome.Json.EnumerateArray().Select(trial => trial.GetProperty("method").GetString()));
        Each.Holds(outcome.Json.EnumerateArray(), trial =>
        {
            Assert.InRange(trial.GetProperty("full").GetProperty("HR@10").GetDouble(), 0, 1);
            Assert.InRange(trial.GetProperty("sampled").GetProperty("NDCG@10").GetDouble(), 0, 1);
            Assert.True(trial.GetProperty("peakMegabytes").GetInt64() > 0);
        });
    }

    private async Task ImportAsync() =>
        Assert.Equal(0, (await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns)).Exit);
}
