namespace MLlm3Rec.Cli;

public sealed class EvaluateVerbTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Evaluate_ColdItemsWithoutMethods_BringsRivalsThatReadTexts()
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);

        var outcome = await cli.RunAsync(
            "evaluate", "--dataset", "shop", "--split", "cold-items", "--protocol", "sampled", "--negatives", "9", "--json");

        Assert.Equal(
            ["mar", "tf-idf", "bm25", "trait-cosine", "popularity"],
            outcome.Json.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Report_PageAndRequest_AreTwoFiles()
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
        await cli.RunAsync("evaluate", "--dataset", "shop", "--methods", "popularity,random");

        var outcome = await cli.RunAsync("report", "2", "--html", cli.FileOf("out/page.html"), "--request", cli.FileOf("out/request.json"));

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        var request = await File.ReadAllTextAsync(cli.FileOf("out/request.json"), TestContext.Current.CancellationToken);
        Assert.Equal("shop", System.Text.Json.JsonDocument.Parse(request).RootElement.GetProperty("Dataset").GetString());
        var page = await File.ReadAllTextAsync(cli.FileOf("out/page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("class=\"verdict\"", page, StringComparison.Ordinal);
    }
}
