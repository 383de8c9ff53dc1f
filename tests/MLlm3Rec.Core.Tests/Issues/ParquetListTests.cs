using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Reading.Matching;
using Parquet.Serialization;

namespace MLlm3Rec.Issues;

/// <summary>Lists inside Parquet, as published item tables hold categories and sentences in, were left out.</summary>
public sealed class ParquetListTests : IDisposable
{
    private readonly SourceFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ListsOfTexts_AreTextAndCategories()
    {
        await WriteAsync("choices.parquet", new Choice { user_id = "u", parent_asin = "a" }, new Choice { user_id = "u", parent_asin = "b" });
        await WriteAsync(
            "meta.parquet",
            new Meta { parent_asin = "a", title = "Tin", categories = ["Home", "Boxes, tins"], description = ["One sentence.", "Another."] },
            new Meta { parent_asin = "b", title = "Lid", categories = [], description = null, details = [new Detail { name = "steel" }] });

        var imported = await folder.ReadAsync();

        Assert.Equal(["Home", "Boxes, tins"], imported.Item("a").Categories);
        Assert.Equal("One sentence. Another.", imported.Item("a").Description);
        Assert.Empty(imported.Item("b").Categories);
        Assert.Null(imported.Item("b").Description);
    }

    [Fact]
    public async Task Open_ListsOfStructures_AreNamedByWhatTheyHold()
    {
        await WriteAsync(
            "meta.parquet",
            new Meta
            {
                parent_asin = "a",
                title = "Tin",
                details = [new Detail { name = "steel", sizes = [1, 2] }, new Detail { name = "lid", sizes = [] }],
            });

        var file = folder.Place("meta.parquet");
        using var table = await ParquetTable.OpenAsync(
            new SourceEntry(file, "meta.parquet", Member: null, Packing.Plain, folder.Size("meta.parquet")),
            new SourceGuard(SourceLimits.Default, advanced: null, opened: null, Token));
        Assert.True(await table.NextBlockAsync(Token));
        Assert.True(table.Read());

        Assert.Equal("steel\u001flid", table[table.Columns.ToList().IndexOf("details.name")]);
        Assert.Equal("1\u001f2", table[table.Columns.ToList().IndexOf("details.sizes")]);
    }

    public void Dispose() => folder.Dispose();

    private async Task WriteAsync<T>(string name, params T[] rows)
        where T : class, new()
    {
        await using var file = File.Create(folder.Place(name));
        await ParquetSerializer.SerializeAsync(rows, file, cancellationToken: Token);
    }

#pragma warning disable IDE1006, SA1300 // The names of the columns.
    private sealed class Choice
    {
        public string? user_id { get; set; }

        public string? parent_asin { get; set; }
    }

    private sealed class Meta
    {
        public string? parent_asin { get; set; }

        public string? title { get; set; }

        public List<string>? categories { get; set; }

        public List<string>? description { get; set; }

        public List<Detail>? details { get; set; }
    }

    private sealed class Detail
    {
        public string? name { get; set; }

        public List<int>? sizes { get; set; }
    }
#pragma warning restore IDE1006, SA1300
}
