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
}
