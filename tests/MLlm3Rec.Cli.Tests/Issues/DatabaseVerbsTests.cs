namespace MLlm3Rec.Cli.Issues;

/// <summary>A damaged database ended the command line with whatever the library threw, and there was no way to copy a sound one.</summary>
public sealed class DatabaseVerbsTests : IDisposable
{
    private readonly CliFolder cli = new();

    private string Database => cli.FileOf("data/workbench.db");

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task BackupThenRestore_AfterADeletion_BringsTheDatasetBack()
    {
        await ImportAsync();
        var copy = cli.FileOf("copy.db");

        var saved = await cli.RunAsync("backup", copy, "--json");
        await cli.RunAsync("delete", "--dataset", "shop", "--yes");
        var restored = await cli.RunAsync("restore", copy);

        Assert.Equal((0, 0), (saved.Exit, restored.Exit));
        Assert.Equal(new FileInfo(copy).Length, saved.Json.GetProperty("bytes").GetInt64());
        Assert.Contains("before-restore", restored.Output, StringComparison.Ordinal);
        Assert.Equal("shop", Assert.Single((await cli.RunAsync("datasets", "--json")).Json.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(0, (await cli.RunAsync("check")).Exit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    public async Task AnyVerb_DatabaseIsNone_SaysOneSentenceAndFails(string content)
    {
        Directory.CreateDirectory(cli.FileOf("data"));
        await File.WriteAllTextAsync(Database, content, TestContext.Current.CancellationToken);

        foreach (var outcome in new[] { await cli.RunAsync("datasets"), await cli.RunAsync("check"), await ImportAsync() })
        {
            Assert.Equal(1, outcome.Exit);
            Assert.Contains(Database, outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", outcome.Error, StringComparison.Ordinal);
        }

        Assert.Equal(content, await File.ReadAllTextAsync(Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Check_NoDatabase_SaysSoAndMakesNone()
    {
        var outcome = await cli.RunAsync("check");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("There is no database", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.FileOf("data")));
    }

    [Fact]
    public async Task Check_CutOffDatabase_SaysWhatIsWrong()
    {
        await ImportAsync();
        await using (var file = File.OpenWrite(Database))
        {
            file.SetLength(file.Length / 2);
        }

        var outcome = await cli.RunAsync("check");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("is damaged", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_DiskIsFull_SaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        await ImportAsync();

        var outcome = await cli.RunAsync("export", "interactions", "--dataset", "shop", "--out", "/dev/full");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("The disk is full", outcome.Error, StringComparison.Ordinal);
    }

    private async Task<Outcome> ImportAsync() =>
        await cli.RunAsync("import", await cli.WriteShopAsync(), "--name", "shop", "--map", CliFolder.ShopColumns);
}
