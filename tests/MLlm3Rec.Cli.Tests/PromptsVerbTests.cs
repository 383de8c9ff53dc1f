using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Prompts;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli;

public sealed class PromptsVerbTests : IDisposable
{
    private readonly CliFolder cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Prompts_ExportedEditedImportedTestedPublishedAndTakenBack()
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
        await cli.RunAsync("prepare", "--dataset", "shop");
        var files = cli.FileOf("prompt");
        Assert.Equal(0, (await cli.RunAsync("prompts", "export", "live", files)).Exit);
        var knobs = Path.Combine(files, "knobs.yaml");
        await File.WriteAllTextAsync(
            knobs, (await File.ReadAllTextAsync(knobs, Token)).Replace("MostMotives: 5", "MostMotives: 2", StringComparison.Ordinal), Token);

        Assert.Equal(1, (await cli.RunAsync("prompts", "import", files, "--json")).Json.GetProperty("draft").GetInt32());
        Assert.Contains(
            "Number of motives: [-5 -]{+2+}", (await cli.RunAsync("prompts", "diff", "live", "draft:1")).Output, StringComparison.Ordinal);

        var untested = await cli.RunAsync("prompts", "publish", "draft:1", "--reason", "Fewer.");
        Assert.NotEqual(0, untested.Exit);
        Assert.Contains("not been tested", untested.Error, StringComparison.Ordinal);

        var tested = await cli.RunAsync("prompts", "test", "draft:1", "--dataset", "shop", "--people", "24", "--json");
        Assert.Equal(24, tested.Json.GetProperty("report").GetProperty("done").GetInt32());
        Assert.Equal(0, tested.Exit);

        var unnamed = await cli.RunAsync("prompts", "test", "draft:one", "--dataset", "shop");
        Assert.NotEqual(0, unnamed.Exit);
        Assert.Contains("\"draft:one\" is no draft", unnamed.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await cli.RunAsync("prompts", "publish", "draft:1", "--reason", "Fewer.")).Exit);
        Assert.Contains("MostMotives: 2", (await cli.RunAsync("prompts", "show")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("prompts", "rollback", "0")).Exit);
        Assert.Equal(2, (await cli.RunAsync("prompts", "list", "--json")).Json.GetProperty("live").GetInt32());
        Assert.Contains("MostMotives: 5", (await cli.RunAsync("prompts", "show", "live")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_OfEveryKind_AreListed()
    {
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
        await using (var services = new ServiceCollection().AddStorage(new StorageOptions(cli.FileOf("data"))).BuildServiceProvider())
        {
            var marks = services.GetRequiredService<MarkStore>();
            await marks.PutAsync(1, new MarkSubject(MarkSide.Motive, "u1", "novelty"), new MarkEdit(MarkKind.Right, ""), Token);
            var trait = new MarkSubject(MarkSide.Trait, "i1", "novelty");
            await marks.PutAsync(1, trait, new MarkEdit(MarkKind.Rather, "It is cheap.", "value"), Token);
            await marks.TeachAsync(1, trait, ["Cheap."], Token);
        }

        var listed = await cli.RunAsync("prompts", "marks", "--dataset", "shop", "--json");

        Assert.Equal(["motive right ", "trait rather value"], listed.Json.EnumerateArray().Select(mark => string.Join(
            ' ', mark.GetProperty("side"), mark.GetProperty("kind"), mark.TryGetProperty("rather", out var rather) ? rather.GetString() : "")));
        Assert.Equal("Cheap.", listed.Json[1].GetProperty("taught")[0].GetString());
        Assert.Contains("It is cheap.", (await cli.RunAsync("prompts", "marks", "--dataset", "shop")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfWhatIsNot_ExitsWithTwo() => Assert.Equal(2, (await cli.RunAsync("prompts", "show", "draft:9")).Exit);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
