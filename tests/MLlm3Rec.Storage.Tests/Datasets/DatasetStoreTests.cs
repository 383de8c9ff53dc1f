using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Datasets;

public sealed class DatasetStoreTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-");
    private readonly ServiceProvider services;
    private readonly DatasetStore store;

    public DatasetStoreTests()
    {
        services = new ServiceCollection().AddStorage(new StorageOptions(folder.FullName)).BuildServiceProvider();
        store = services.GetRequiredService<DatasetStore>();
    }

    public async ValueTask InitializeAsync() => await services.GetRequiredService<DatabaseStartup>().EnsureAsync(Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadAsync_AfterSave_GivesTheSameDataset()
    {
        var imported = FourChoices("shop");

        var saved = await store.SaveAsync(imported, progress: null, Token);
        var loaded = await store.LoadAsync(saved.Id, Token);

        Assert.Equal(imported.ContentHash, DatasetContent.Hash(loaded));
        Assert.Equal("it & smells nice", loaded.ReviewOf(loaded.History(0)[1]));
        Assert.Equal(["Bath", "Soap"], loaded.Items[loaded.History(0)[1].Item].Categories);
        Assert.False(loaded.History(1)[0].HasTime);
        Assert.False(loaded.History(1)[0].HasSignal);
    }

    [Fact]
    public async Task FindAsync_AfterSave_TellsTheCounts()
    {
        await store.SaveAsync(FourChoices("shop"), progress: null, Token);

        var found = await store.FindAsync("SHOP", Token);

        Assert.NotNull(found);
        Assert.Equal((2, 2, 3, 4, 1, 1), (found.Users, found.Items, found.Catalogue, found.Interactions, found.RepeatedPairs, found.SkippedRows));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1000), found.FirstTime);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(2000), found.LastTime);
        Assert.Equal(SourceRole.Interactions, Assert.Single(found.Files).Role);
    }

    [Fact]
    public async Task StatisticsAsync_AfterSave_EqualsASqlCount()
    {
        var saved = await store.SaveAsync(FourChoices("shop"), progress: null, Token);

        var statistics = await store.StatisticsAsync(saved.Id, Token);

        using var context = services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext();
        context.Database.OpenConnection();
        Assert.Equal(context.Scalar<long>("SELECT count(*) FROM Interactions"), statistics.Interactions);
        Assert.Equal(context.Scalar<long>("SELECT count(DISTINCT ItemIndex) FROM Interactions"), statistics.Items);
        Assert.Equal(context.Scalar<long>("SELECT count(DISTINCT UserIndex) FROM Interactions"), statistics.Users);
        Assert.Equal(
            context.Scalar<long>("SELECT count(*) FROM (SELECT DISTINCT UserIndex, ItemIndex FROM Interactions)"),
            statistics.Interactions - statistics.RepeatedPairs);
        Assert.Equal([new HistogramBin(1, 1, 1), new HistogramBin(2, 2, 0), new HistogramBin(3, 4, 1)], statistics.HistoryLengths);
    }

    [Fact]
    public async Task HistogramsOf_AfterSave_CountItemsSignalsDaysAndTexts()
    {
        var saved = await store.SaveAsync(FourChoices("shop"), progress: null, Token);

        var found = await services.GetRequiredService<HistogramStore>().OfAsync(saved.Id, Token);

        Assert.Equal([new ValueCount(1, 1), new ValueCount(3, 1)], found.ItemChoices);
        Assert.Equal([new ValueCount(2, 1), new ValueCount(3, 1), new ValueCount(4.5, 1)], found.Signals);
        Assert.Equal([new ValueCount(0, 3)], found.Days);
        Assert.Equal(
            [
                new FieldCount("Titles", 2, 3), new FieldCount("Categories", 1, 3), new FieldCount("Brands", 0, 3),
                new FieldCount("Descriptions", 0, 3), new FieldCount("Tags", 1, 3), new FieldCount("Reviews", 1, 4),
            ],
            found.Texts);
    }

    [Fact]
    public async Task HistogramsOf_GermanTexts_TellLanguageAsImportDoes()
    {
        var builder = new DatasetBuilder();
        for (var place = 0; place < 6; place++)
        {
            var item = new ItemText { Title = $"Tee {place}", Description = "Das ist der beste Tee und er ist auch für die Kollegen." };
            builder.Describe($"tee{place}", item);
            builder.Add(new SourceChoice { User = $"u{place}", Item = $"tee{place}", Review = "Ich habe den Tee für mich gekauft und er ist gut." });
        }

        var imported = Imported(builder, "laden");
        var saved = await store.SaveAsync(imported, progress: null, Token);

        var found = await store.LanguagesAsync(saved.Id, Token);

        Assert.Equal([new LanguageCount("German", 12)], found.Languages);
        Assert.Equal(LanguageStatistics.Of(imported.Dataset).Languages, found.Languages);
    }

    [Fact]
    public async Task SaveAsync_NameTakenInOtherCase_IsRefused()
    {
        await store.SaveAsync(FourChoices("shop"), progress: null, Token);

        var refusal = await Assert.ThrowsAsync<DatasetNameTakenException>(() => store.SaveAsync(FourChoices("Shop"), progress: null, Token));

        Assert.Contains("\"Shop\"", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await store.ListAsync(Token));
    }

    [Fact]
    public async Task SaveAsync_CancelledHalfway_LeavesNothing()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var builder = new DatasetBuilder();
        for (var row = 0; row < 50_000; row++)
        {
            builder.Add(new SourceChoice { User = $"u{row / 50}", Item = $"i{row % 50}" });
        }

        var progress = new CancelOn("Saving interactions", cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.SaveAsync(Imported(builder, "big"), progress, cancel.Token));
        Assert.Empty(await store.ListAsync(Token));
        using var context = services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext();
        context.Database.OpenConnection();
        Assert.Equal(0, context.Scalar<long>("SELECT count(*) FROM Interactions"));
    }

    [Fact]
    public async Task DeleteAsync_AfterPreview_RemovesWhatThePreviewCounted()
    {
        var kept = await store.SaveAsync(FourChoices("kept"), progress: null, Token);
        var gone = await store.SaveAsync(FourChoices("gone"), progress: null, Token);

        var preview = await store.PreviewDeletionAsync(gone.Id, Token);
        var deleted = await store.DeleteAsync(gone.Id, Token);

        Assert.True(deleted);
        Assert.Equal(
            [("interactions", 4L), ("items", 3L), ("users", 2L), ("reviews", 1L), ("skipped rows", 1L)],
            preview.Select(count => (count.Kind, count.Count)));
        Assert.Empty(await store.PreviewDeletionAsync(gone.Id, Token));
        using var context = services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext();
        context.Database.OpenConnection();
        Assert.Equal(0, context.Scalar<long>("SELECT count(*) FROM InteractionsByItem WHERE DatasetId = @0", gone.Id));
        Assert.Equal(4, (await store.LoadAsync(kept.Id, Token)).InteractionCount);
        Assert.False(await store.DeleteAsync(gone.Id, Token));
    }

    [Fact]
    public async Task FindByContentAsync_AnotherName_FindsSameContent()
    {
        await store.SaveAsync(FourChoices("shop"), progress: null, Token);

        var found = await store.FindByContentAsync(FourChoices("other").ContentHash, Token);

        Assert.Equal("shop", found?.Name);
    }

    [Fact]
    public async Task SkippedRowsAsync_MoreThanOnePage_StreamsInOrder()
    {
        var skipped = Enumerable.Range(1, 2001).Select(row => new SkippedRow("a.csv", row, "no item", $"text {row}")).ToArray();
        var saved = await store.SaveAsync(FourChoices("shop") with { SkippedRows = skipped, SkippedCount = skipped.Length }, progress: null, Token);

        var streamed = await store.SkippedRowsAsync(saved.Id, Token).ToListAsync(Token);

        Assert.Equal(skipped, streamed);
    }

    [Fact]
    public async Task SkippedPageAsync_FilteredAndSorted_CountsAllThatMatch()
    {
        SkippedRow[] skipped = [new("b.csv", 3, "no item", "x"), new("a.csv", 9, "no time", "y_1"), new("b.csv", 7, "no item", "yz1")];
        var saved = await store.SaveAsync(FourChoices("shop") with { SkippedRows = skipped, SkippedCount = 3 }, progress: null, Token);

        async Task<string> RowsAsync(SkippedRowQuery query)
        {
            var page = await store.SkippedPageAsync(saved.Id, query, Token);
            return $"{string.Join(' ', page.Rows.Select(row => row.Row))} of {page.Total}";
        }

        Assert.Equal("9 3 of 3", await RowsAsync(new() { Sort = SkippedRowColumn.File, Take = 2 }));
        Assert.Equal("7 3 of 2", await RowsAsync(new() { Reason = "ITEM", Descending = true }));
        Assert.Equal("9 of 1", await RowsAsync(new() { Text = "y_" }));
        Assert.Equal(" of 0", await RowsAsync(new() { File = "z" }));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static ImportedDataset FourChoices(string name)
    {
        var builder = new DatasetBuilder();
        builder.Add(new SourceChoice { User = "ann", Item = "soap", Time = 2000, Signal = 4.5f, Review = "it & smells nice" });
        builder.Add(new SourceChoice { User = "ann", Item = "rope", Time = 1000, Signal = 3 });
        builder.Add(new SourceChoice { User = "ann", Item = "rope", Time = 2000, Signal = 2 });
        builder.Add(new SourceChoice { User = "bob", Item = "rope" });
        builder.Describe("soap", new ItemText { Title = "Soap", Categories = ["Bath", "Soap"], Tags = ["green"] });
        builder.Describe("lamp", new ItemText { Title = "A lamp nobody wants" });
        return Imported(builder, name) with { SkippedRows = [new SkippedRow("shop.csv", 7, "no item", "ann,,3")], SkippedCount = 1 };
    }

    private static ImportedDataset Imported(DatasetBuilder builder, string name)
    {
        var dataset = builder.Build(name, SignalKind.Rating, kCore: 0, Token);
        return new ImportedDataset
        {
            Dataset = dataset,
            Format = "Table",
            ContentHash = DatasetContent.Hash(dataset),
            Statistics = DatasetStatistics.Of(dataset),
            Files = [new SourceFile("shop.csv", SourceRole.Interactions, dataset.InteractionCount, dataset.Users.Count, dataset.Items.Count)],
        };
    }

    private sealed class CancelOn(string step, CancellationTokenSource cancel) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            if (value is StepStarted started && started.Step == step)
            {
                cancel.Cancel();
            }
        }
    }
}
