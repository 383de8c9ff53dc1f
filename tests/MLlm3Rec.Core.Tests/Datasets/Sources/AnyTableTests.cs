using MLlm3Rec.Reading.Matching;
using Parquet;
using Parquet.Schema;
using Parquet.Serialization;

namespace MLlm3Rec.Datasets.Sources;

public sealed class AnyTableTests : IDisposable
{
    private static readonly Dictionary<string, string> Shop = new() { ["user"] = "buyer", ["item"] = "thing" };

    private readonly SourceFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Customer ID,Product ID,Stars,Review Date\nc1,p1,4,2020-01-02\n")]
    [InlineData("Customer ID;Product ID;Stars;Review Date\nc1;p1;4;2020-01-02\n")]
    [InlineData("Customer ID\tProduct ID\tStars\tReview Date\nc1\tp1\t4\t2020-01-02T00:00:00Z\n")]
    [InlineData("\"Customer ID\",\"Product ID\",\"Stars\",\"Review Date\"\r\n\"c1\",\"p1\",\"4\",\"1577923200\"\r\n")]
    [InlineData("c1,p1,4,1577923200\n")]
    [InlineData("{\"Customer ID\": \"c1\", \"Product ID\": \"p1\", \"Stars\": 4, \"Review Date\": 1577923200000}\n")]
    public async Task ReadAsync_AnyTable_GuessesTheMapping(string content)
    {
        folder.With("anything.bin", content);

        var imported = await folder.ReadAsync();

        Assert.Equal(["p1"], imported.History("c1"));
        Assert.Equal(4f, imported.First("c1").Signal);
        Assert.Equal(1577923200, imported.First("c1").Time);
    }

    [Fact]
    public async Task ReadAsync_MappingGiven_OverrulesTheGuess()
    {
        folder.With("t.csv", "user,buyer,thing,rating\nwrong,b1,t1,3\n");

        var imported = await folder.ReadAsync(columns: Shop);

        Assert.Equal(["t1"], imported.History("b1"));
        Assert.Equal(3f, imported.First("b1").Signal);
    }

    [Fact]
    public async Task ReadAsync_QuotedFieldWithLineBreak_IsOneRow()
    {
        folder.With("t.csv", "user_id,item_id,review\nu1,i1,\"two\nlines, \"\"quoted\"\"\"\nu2,i1,fine\n");

        var imported = await folder.ReadAsync();

        Assert.Equal("two lines, \"quoted\"", imported.Dataset.ReviewOf(imported.First("u1")));
        Assert.Equal(2, imported.Statistics.Interactions);
    }

    [Fact]
    public async Task ReadAsync_ItemsOnlyTable_IsRefused()
    {
        folder.WithGzip("movies.csv.gz", "budget,genres,id,overview,title\n1,Action,19995,\"Blue, far\",Avatar\n");

        Assert.Contains("No file has both a user and an item", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ItemsBesideChoices_DescribesThem()
    {
        folder.With("seen.csv", "user_id,item_id\nu1,19995\n")
            .WithGzip(
                "movies.csv.gz",
                "budget,genres,id,overview,title\n1,\"[{\"\"id\"\": 1, \"\"name\"\": \"\"Action\"\"}]\",19995,\"Blue, far\",Avatar\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(["Action"], imported.Item("19995").Categories);
        Assert.Equal("Blue, far", imported.Item("19995").Description);
    }

    [Fact]
    public async Task ReadAsync_Parquet_ReadsTypedAndMissingValues()
    {
        await using (var file = File.Create(folder.Place("t.parquet")))
        {
            await ParquetSerializer.SerializeAsync(
                [
                    new Purchase { user_id = 7, item_id = "a", rating = 4.5, timestamp = new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc) },
                    new Purchase { user_id = 7, item_id = "b", rating = null, timestamp = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
                ],
                file, cancellationToken: Token);
        }

        var imported = await folder.ReadAsync();

        Assert.Equal(["b", "a"], imported.History("7"));
        Assert.False(imported.First("7").HasSignal);
        Assert.Equal(1577836800, imported.First("7").Time);
    }

    [Fact]
    public async Task ReadAsync_ZipWithFolder_ReadsItsMembers()
    {
        folder.With("all.zip", SourceFolder.Zip(
            ("ml/ratings.csv", "userId,movieId,rating,timestamp\n1,11,4.5,964982703\n"), ("ml/movies.csv", "movieId,title,genres\n11,Film,Drama\n"),
            ("ml/README", "text")));

        var imported = await folder.ReadAsync();

        Assert.Equal("MovieLens CSV", imported.Format);
        Assert.Equal("Film", imported.Item("11").Title);
    }

    [Fact]
    public async Task ReadAsync_SameContentPackedOtherwise_HasTheSameHash()
    {
        const string rows = "user_id,item_id\nu1,i1\nu2,i2\n";
        folder.With("plain.csv", rows)
            .WithGzip("packed.csv.gz", rows)
            .With("crlf.csv", rows.Replace("\n", "\r\n"))
            .With("other.csv", rows + "u2,i1\n");

        var hashes = new List<string>();
        foreach (var file in new[] { "plain.csv", "packed.csv.gz", "crlf.csv", "other.csv" })
        {
            hashes.Add((await folder.ReadAsync(paths: [file])).ContentHash);
        }

        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(hashes[0], hashes[2]);
        Assert.NotEqual(hashes[0], hashes[3]);
    }

    [Fact]
    public async Task ReadAsync_FormatNamed_IgnoresOtherFormats()
    {
        folder.With("ratings.csv", "userId,movieId,rating,timestamp\n1,11,4.5,964982703\n")
            .With("big.tsv", "user_id\titem_id\tseq\n" + string.Concat(Enumerable.Repeat("1\t2\t0\n", 100)));

        var imported = await folder.ReadAsync(format: "movielens-csv");

        Assert.Equal(1, imported.Statistics.Interactions);
    }

    [Fact]
    public async Task Preview_UnknownColumns_ShowsRowsAndNamesWhatIsMissing()
    {
        folder.With("t.csv", "buyer,thing,note\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"b{row},t{row},hello\n")));

        var guessed = await SourcePreview.OfAsync(folder.Options(), Token);
        var mapped = await SourcePreview.OfAsync(folder.Options(columns: Shop), Token);

        Assert.Equal(["buyer", "thing", "note"], guessed.Columns);
        Assert.Equal(20, guessed.Rows.Count);
        Assert.Equal(["b0", "t0", "hello"], guessed.Rows[0]);
        Assert.Equal(["user", "item"], guessed.Missing);
        Assert.True(guessed.MappingIsFree);
        Assert.Empty(mapped.Missing);
        Assert.Equal(("buyer", "thing"), (mapped.Mapping["user"], mapped.Mapping["item"]));
    }

    [Fact]
    public async Task Preview_PublicFormat_ShowsItsFixedMapping()
    {
        folder.With("u.data", "196\t242\t3\t881250949\n");

        var preview = await SourcePreview.OfAsync(folder.Options(), Token);

        Assert.Equal("movielens-100k", preview.Format);
        Assert.False(preview.MappingIsFree);
        Assert.Equal(4, preview.Columns.Count);
        Assert.Equal("column 3", preview.Mapping["signal"]);
    }

    public void Dispose() => folder.Dispose();

#pragma warning disable IDE1006, CA1812 // The file's column names.
    private sealed class Purchase
    {
        public long user_id { get; set; }

        public string item_id { get; set; } = "";

        public double? rating { get; set; }

        public DateTime timestamp { get; set; }
    }
#pragma warning restore IDE1006, CA1812
}
