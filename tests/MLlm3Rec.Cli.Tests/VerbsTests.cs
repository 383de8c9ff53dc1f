using System.Text.Json;

namespace MLlm3Rec.Cli;

public sealed class VerbsTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Import_TableWithMapping_IsListedWithItsCounts()
    {
        var file = await cli.WriteShopAsync();

        var imported = await cli.RunAsync("import", file, "--name", "shop", "--map", CliFolder.ShopColumns, "--json");
        var listed = await cli.RunAsync("datasets", "--json");

        Assert.Equal(
            (0, 24, 120), (imported.Exit, imported.Json.GetProperty("users").GetInt32(), imported.Json.GetProperty("interactions").GetInt32()));
        Assert.Equal("shop", Assert.Single(listed.Json.EnumerateArray()).GetProperty("name").GetString());
        Assert.Contains("import", imported.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SameContentAndName_AddsNothing()
    {
        await ImportAsync();

        var again = await ImportAsync();

        Assert.Equal(0, again.Exit);
        Assert.Single((await cli.RunAsync("datasets", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Import_NoSuchFile_FailsInWordsAndLeavesNothing()
    {
        var outcome = await cli.RunAsync("import", cli.FileOf("missing.csv"), "--name", "x", "--json");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("missing.csv", outcome.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty((await cli.RunAsync("datasets", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Import_ParquetThatNeverEnds_FailsInWords()
    {
        await File.WriteAllBytesAsync(cli.FileOf("t.parquet"), DamagedParquet.Bytes(1), TestContext.Current.CancellationToken);

        var outcome = await cli.RunAsync("import", cli.FileOf("t.parquet"), "--name", "x", "--json");

        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith(
            "t.parquet keeps its reader busy without getting anywhere", outcome.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_DatasetThenItsOwnPoints_WritesPlacesInGroups()
    {
        await ImportAsync();

        var outcome =
            await cli.RunAsync("project", "--dataset", "shop", "--method", "pca", "--clusters", "2", "--out", cli.FileOf("map.csv"), "--json");

        var lines = await File.ReadAllLinesAsync(cli.FileOf("map.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(0, outcome.Exit);
        Assert.StartsWith("kind,id,name,x,y,cluster,cluster_name,confidence,choices,functionality,", lines[0], StringComparison.Ordinal);
        Assert.Equal(outcome.Json.GetProperty("points").GetInt32(), lines.Length - 1);
        Assert.Equal(24, lines.Count(line => line.StartsWith("user,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Project_PointsOfOnesOwn_WritesARowForEach()
    {
        new Projection.NpyFile(2, [0, 0, 0, 1, 9, 9, 9, 8]).Write(cli.FileOf("points.npy"));

        var outcome =
            await cli.RunAsync("project", "--input", cli.FileOf("points.npy"), "--clusters", "2", "--out", cli.FileOf("flat.csv"), "--json");

        var clusters = (await File.ReadAllLinesAsync(cli.FileOf("flat.csv"), TestContext.Current.CancellationToken)).Skip(1)
            .Select(line => line.Split(',')[3])
            .ToArray();
        Assert.Equal(0, outcome.Exit);
        Assert.Equal((clusters[0], clusters[2]), (clusters[1], clusters[3]));
        Assert.NotEqual(clusters[0], clusters[2]);
    }

    [Theory]
    [InlineData("import", "a.csv")]
    [InlineData("frobnicate")]
    [InlineData("evaluate", "--dataset", "x", "--protocol", "sideways")]
    [InlineData("evaluate", "--dataset", "x", "--methods", "magic")]
    [InlineData("recommend", "--dataset", "x", "--user", "u", "--top", "0")]
    [InlineData("import", "a.csv", "--name", "x", "--map", "user")]
    [InlineData("import", "a.csv", "--name", "")]
    [InlineData("import", "a.csv", "--name", "a/b")]
    [InlineData("import", "a.csv", "--name", "../../x")]
    [InlineData("project", "--out", "x.csv")]
    [InlineData("project", "--dataset", "x", "--neighbours", "1", "--out", "x.csv")]
    public async Task AnyVerb_WrongUsage_ExitsWithTwo(params string[] arguments)
    {
        var outcome = await cli.RunAsync(arguments);

        Assert.Equal(2, outcome.Exit);
        Assert.NotEmpty(outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task AnyVerb_UnknownDataset_ExitsWithOne()
    {
        var outcome = await cli.RunAsync("profile", "--dataset", "nowhere", "--user", "u");

        Assert.Equal((1, "There is no dataset named \"nowhere\"."), (outcome.Exit, outcome.Error.Trim()));
    }

    [Fact]
    public async Task Extract_ThenProfile_TellsMotivesWithEvidenceFromTheHistory()
    {
        await ImportAsync();

        var extracted = await cli.RunAsync("extract", "--dataset", "shop", "--json");
        var profile = await cli.RunAsync("profile", "--dataset", "shop", "--user", "u2", "--json");

        Assert.Equal((0, 24), (extracted.Exit, extracted.Json.GetProperty("profiles").GetProperty("users").GetInt32()));
        var motive = profile.Json.GetProperty("motives")
            .EnumerateArray()
            .Single(motive => motive.GetProperty("dimension").GetString() == "sensory-pleasure");
        Assert.Contains(
            "fragrance", motive.GetProperty("evidence")[0].GetProperty("span").GetProperty("quote").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Recommend_Untrained_TrainsAndExplainsScoresAsSums()
    {
        await ImportAsync();

        var outcome = await cli.RunAsync("recommend", "--dataset", "shop", "--user", "u2", "--top", "5", "--explain", "--json");

        Assert.Equal(0, outcome.Exit);
        var rows = outcome.Json.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(row => row.GetProperty("rank").GetInt32()));
        Each.Holds(rows, row => Assert.Equal(
            row.GetProperty("score").GetDouble(),
            row.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble()),
            tolerance: 1e-6));
    }

    [Fact]
    public async Task Evaluate_WithOut_WritesTheReportAndStoresTheRun()
    {
        await ImportAsync();
        var file = cli.FileOf("report.json");

        var outcome = await cli.RunAsync(
            "evaluate",
            "--dataset",
            "shop",
            "--methods",
            "popularity,item-knn",
            "--protocol",
            "sampled",
            "--negatives",
            "9",
            "--out",
            file,
            "--json");

        Assert.Equal(0, outcome.Exit);
        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.True(JsonElement.DeepEquals(outcome.Json, written.RootElement));
        Assert.Equal(
            ["popularity", "item-knn"],
            outcome.Json.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("name").GetString()));
        var hit = outcome.Json.GetProperty("methods")[1].GetProperty("metrics").GetProperty("HR@10");
        Assert.InRange(hit.GetProperty("mean").GetDouble(), hit.GetProperty("low").GetDouble(), hit.GetProperty("high").GetDouble());
        var run = (await cli.RunAsync("runs", "--json")).Json[0];
        Assert.Equal(
            ("Done", 42),
            (
                run.GetProperty("state").GetString()?.ToUpperInvariant() == "DONE" ? "Done" : "",
                run.GetProperty("provenance").GetProperty("seed").GetInt32()));
    }

    [Fact]
    public async Task Evaluate_RepeatedWithTheSameSeed_GivesTheSameFigures()
    {
        await ImportAsync();
        string[] verb = ["evaluate", "--dataset", "shop", "--methods", "random,popularity", "--users", "15", "--seed", "7", "--json"];

        var first = await cli.RunAsync(verb);
        var second = await cli.RunAsync(verb);

        Assert.Equal(Figures(first), Figures(second));
    }

    [Fact]
    public async Task Export_ProfilesAsCsv_HasOneRowPerMotive()
    {
        await ImportAsync();
        await cli.RunAsync("extract", "--dataset", "shop");

        var outcome = await cli.RunAsync("export", "profiles", "--dataset", "shop");

        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("user,history_length,confidence,kind,dimension,strength", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",clarity", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(
            lines, line => line.StartsWith("u2,5,", StringComparison.Ordinal) && line.Contains("sensory-pleasure", StringComparison.Ordinal));
        Assert.Contains(lines, line => new[] { ",clear", ",likely", ",hint" }.Any(word => line.TrimEnd().EndsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_PeopleAsCsv_HasOneRowPerPerson()
    {
        await ImportAsync();
        await cli.RunAsync("extract", "--dataset", "shop");

        var outcome = await cli.RunAsync("export", "people", "--dataset", "shop");

        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("user,choices,confidence,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",sensory-pleasure", lines[0], StringComparison.Ordinal);
        Assert.Single(lines, line => line.StartsWith("u2,5,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_WithoutYes_SaysWhatIsLostAndDeletesNothing()
    {
        await ImportAsync();

        var refused = await cli.RunAsync("delete", "--dataset", "shop");
        var deleted = await cli.RunAsync("delete", "--dataset", "shop", "--yes");

        Assert.Equal((2, 0), (refused.Exit, deleted.Exit));
        Assert.Contains("120 interactions", refused.Error, StringComparison.Ordinal);
        Assert.Empty((await cli.RunAsync("datasets", "--json")).Json.EnumerateArray());
    }

    private static string Figures(Outcome outcome) =>
        string.Join('\n', outcome.Json.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("metrics").GetRawText()));

    private async Task<Outcome> ImportAsync() =>
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
}
