using System.Text.Json;

namespace MLlm3Rec.Cli;

public sealed class ExplainVerbTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Explain_OneProposal_PrintsPartsAndWhatWouldChangeIt()
    {
        var items = await ProposedAsync();

        var outcome = await cli.RunAsync(
            "explain",
            "--dataset",
            "shop",
            "--user",
            "u2",
            "--item",
            items[0],
            "--why-not",
            items[1],
            "--without",
            "1",
            "--strength",
            "sensory-pleasure=0",
            "--json");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal(1, outcome.Json.GetProperty("standing").GetProperty("rank").GetInt32());
        Assert.Equal(
            outcome.Json.GetProperty("standing").GetProperty("score").GetDouble(),
            outcome.Json.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble()),
            tolerance: 1e-6);
        Assert.Equal(items[1], outcome.Json.GetProperty("whyNot").GetProperty("item").GetString());
        Assert.NotEqual(
            Score(outcome.Json.GetProperty("whatIf").GetProperty("before")), Score(outcome.Json.GetProperty("whatIf").GetProperty("after")));
        Assert.EndsWith(".", outcome.Json.GetProperty("story").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MotiveShare_ExplainAndRecommend_IsThatOfTheParts()
    {
        await ProposedAsync();

        var recommended = await cli.RunAsync("recommend", "--dataset", "shop", "--user", "u1", "--top", "1", "--json");
        var item = recommended.Json.GetProperty("rows")[0].GetProperty("item").GetString()!;
        var explained = await cli.RunAsync("explain", "--dataset", "shop", "--user", "u1", "--item", item, "--json");
        var told = await cli.RunAsync("explain", "--dataset", "shop", "--user", "u1", "--item", item);

        var parts = explained.Json.GetProperty("parts").EnumerateArray().ToList();
        var expected = parts.Where(part => part.GetProperty("kind").GetString() == "motive").Sum(Size) / parts.Sum(Size);
        Assert.True(expected > 0);
        Assert.Equal(expected, explained.Json.GetProperty("motiveShare").GetDouble(), 1e-9);
        Assert.Equal(expected, recommended.Json.GetProperty("motiveShare").GetDouble(), 1e-9);
        Assert.Equal(expected, recommended.Json.GetProperty("rows")[0].GetProperty("motiveShare").GetDouble(), 1e-9);
        Assert.Contains(" of this score", told.Output, StringComparison.Ordinal);

        static double Size(JsonElement part) => Math.Abs(part.GetProperty("contribution").GetDouble());
    }

    [Fact]
    public async Task Recommend_Explained_TellsTheSameStory()
    {
        var items = await ProposedAsync();

        var recommended = await cli.RunAsync("recommend", "--dataset", "shop", "--user", "u2", "--top", "1", "--explain", "--json");
        var explained = await cli.RunAsync("explain", "--dataset", "shop", "--user", "u2", "--item", items[0], "--json");

        Assert.Equal(explained.Json.GetProperty("story").GetString(), recommended.Json.GetProperty("rows")[0].GetProperty("story").GetString());
    }

    [Theory]
    [InlineData("--without", "99", "from 1 to 5")]
    [InlineData("--strength", "glamour=1", "Motives:")]
    [InlineData("--strength", "value=2", "from 0 to 1")]
    [InlineData("--why-not", "nothing", "no item")]
    public async Task Explain_ImpossibleChange_ExitsWithTwoAndAdvice(string option, string value, string words)
    {
        var items = await ProposedAsync();

        var outcome = await cli.RunAsync("explain", "--dataset", "shop", "--user", "u2", "--item", items[0], option, value);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(words, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faithfulness_SmallShop_IsStoredWithItsRun()
    {
        await ProposedAsync();

        var outcome = await cli.RunAsync("faithfulness", "--dataset", "shop", "--users", "20", "--json");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal(("mar", 20), (outcome.Json.GetProperty("method").GetString(), outcome.Json.GetProperty("people").GetInt32()));
        Assert.Equal("faithfulness", (await cli.RunAsync("runs", "--json")).Json[0].GetProperty("request").GetProperty("kind").GetString());
    }

    private static double Score(JsonElement standing) => standing.GetProperty("score").GetDouble();

    private async Task<string[]> ProposedAsync()
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns, "--json");
        var list = await cli.RunAsync("recommend", "--dataset", "shop", "--user", "u2", "--top", "2", "--json");
        return [.. list.Json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("item").GetString()!)];
    }
}
