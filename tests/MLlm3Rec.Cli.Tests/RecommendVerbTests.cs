namespace MLlm3Rec.Cli;

public sealed class RecommendVerbTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Recommend_StrangerWithoutChoices_GetsWhatWasSaid()
    {
        await ImportAsync();

        var outcome = await SayAsync("likes a lovely scented soap, hates hammers");

        Assert.Equal(0, outcome.Exit);
        Assert.Equal(["hammers"], outcome.Json.GetProperty("said").GetProperty("dislikes").EnumerateArray().Select(piece => piece.GetString()));
        Each.Holds(outcome.Json.GetProperty("rows").EnumerateArray(), row =>
            Assert.Contains("soap", row.GetProperty("title").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("i1")]
    [InlineData("i1,i3,i5")]
    public async Task Recommend_StrangerWithChoices_LeavesThemOut(string chose)
    {
        await ImportAsync();

        var outcome = await SayAsync("scented soap without hammers", "--chose", chose);

        Assert.Equal(0, outcome.Exit);
        Each.Holds(outcome.Json.GetProperty("rows").EnumerateArray(), row =>
        {
            Assert.DoesNotContain(row.GetProperty("item").GetString(), chose.Split(','));
            Assert.Equal(
                row.GetProperty("score").GetDouble(),
                row.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble()),
                1e-6);
        });
    }

    [Fact]
    public async Task Recommend_UserSaysMore_MotivesAreRead()
    {
        await ImportAsync();

        var outcome = await SayAsync("durable tools without fragrance", "--user", "u2");

        Assert.Equal("u2", outcome.Json.GetProperty("user").GetString());
        Assert.Contains(outcome.Json.GetProperty("motives").EnumerateArray(), motive =>
            motive.GetProperty("dimension").GetString() == "quality" && motive.GetProperty("isWanted").GetBoolean());
    }

    [Theory]
    [InlineData("Say for whom")]
    [InlineData("--chose is for somebody outside", "--user", "u2", "--chose", "i1")]
    [InlineData("goes with --user", "--chose", "i1", "--view", "heldout")]
    [InlineData("says nothing", "--likes", ", and")]
    [InlineData("goes with --method mar", "--likes", "tea", "--method", "popularity")]
    [InlineData("There is no item", "--chose", "nothing")]
    public async Task Recommend_OptionsThatDoNotGoTogether_ExitWithTwo(string words, params string[] options)
    {
        await ImportAsync();

        var outcome = await cli.RunAsync(["recommend", "--dataset", "shop", .. options, "--json"]);

        Assert.Equal(2, outcome.Exit);
        Assert.Contains(words, outcome.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private Task<Outcome> SayAsync(string text, params string[] options) =>
        cli.RunAsync(["recommend", "--dataset", "shop", "--likes", text, "--top", "5", "--explain", "--json", .. options]);

    private async Task ImportAsync() =>
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
}
