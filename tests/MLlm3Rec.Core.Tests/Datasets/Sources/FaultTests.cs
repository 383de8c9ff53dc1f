using System.IO.Compression;
using System.Text;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Files made wrong on purpose: each gets an answer that a person can act on.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Header = "user_id,item_id,rating,timestamp\n";

    private readonly SourceFolder folder = new();

    [Fact]
    public async Task ReadAsync_TruncatedGzip_IsRefused()
    {
        var rows = Header
            + string.Concat(Enumerable.Range(0, 200_000).Select(row => $"u{row % 977},i{row % 1201},{row % 5 + 1},{1_400_000_000 + row * 17}\n"));
        var packed = SourceFolder.Gzip(rows);
        folder.With("t.csv.gz", packed[..(packed.Length * 2 / 3)]);

        Assert.Contains("t.csv is damaged or was cut off", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_GzipCutInsideItsTrailer_IsRefused()
    {
        var packed = SourceFolder.Gzip(Header + "u1,i1,3,1400000000\n");
        folder.With("t.csv.gz", packed[..^4]);

        Assert.Contains("damaged or was cut off", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TruncatedZip_IsRefused()
    {
        var packed = SourceFolder.Zip(("t.csv", Header + "u1,i1,3,1400000000\n"));
        folder.With("t.zip", packed[..^30]);

        Assert.Contains("archive t.zip is damaged or was cut off", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Binary_IsRefused()
    {
        folder.With("photo.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3]);

        var refusal = await folder.RefusalAsync();

        Assert.Contains("photo.csv: it is not text but binary data", refusal, StringComparison.Ordinal);
        Assert.Contains("Accepted are MovieLens", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_WrongColumns_NamesTheColumnsItFound()
    {
        folder.With("t.csv", "city,population,area\nUlm,126000,118\n");

        var refusal = await folder.RefusalAsync();

        Assert.Contains("no columns for user and item were found among \"city\", \"population\", \"area\"", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_MappingToAMissingColumn_IsRefused()
    {
        folder.With("t.csv", "a,b\n1,2\n");

        var refusal = await folder.RefusalAsync(columns: new Dictionary<string, string> { ["user"] = "a", ["item"] = "c" });

        Assert.Contains("\"a\", \"b\"", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_MappingToAWrongColumn_IsRefused()
    {
        folder.With("t.csv", "user_id,item_id,rating,note\nu1,i1,5,good\nu2,i2,4,bad\n");

        var refusal = await folder.RefusalAsync(columns: new Dictionary<string, string> { ["signal"] = "note" });

        Assert.Contains("the column note was given as the signal and holds no numbers: \"good\"", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FewBadAmongAMillion_ImportsTheRest()
    {
        const int rows = 1_000_000;
        const int every = rows / 37;
        var text = new StringBuilder(Header);
        for (var row = 1; row <= rows; row++)
        {
            _ = row % every == 0 && row / every <= 37
                ? text.Append($"u{row % 5000},,3,{row}\n")
                : text.Append($"u{row % 5000},i{row % 3000},3,{1_400_000_000 + row}\n");
        }

        folder.WithGzip("t.csv.gz", text.ToString());

        var imported = await folder.ReadAsync();

        Assert.Equal(rows - 37, imported.Statistics.Interactions);
        Assert.Equal(37, imported.SkippedCount);
        Assert.Equal(37, imported.SkippedRows.Count);
        Assert.Equal(new SkippedRow("t.csv", every + 1, "the item is missing", $"u{every % 5000},,3,{every}"), imported.SkippedRows[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    public async Task ReadAsync_Empty_IsRefused(string content)
    {
        folder.With("t.csv", content);

        Assert.Contains("t.csv: it is empty", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_HeaderOnly_IsRefused()
    {
        folder.With("t.csv", Header);

        Assert.Contains("t.csv holds no rows", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_EmptyFolderOrNoFile_IsRefused()
    {
        Assert.Contains("There is no file to read", await folder.RefusalAsync(), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<SourceRefusedException>(() => folder.ReadAsync(paths: ["missing.csv"]));
        Assert.Contains("missing.csv", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ZipBomb_IsRefusedBeforeItUnpacks()
    {
        var line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("u1,i1,5,1400000000\n", 10_000)));
        await using (var file = File.Create(folder.Place("bomb.csv.gz")))
        await using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header));
            for (var block = 0; block < 250; block++)
            {
                gzip.Write(line);
            }
        }

        Assert.Contains("looks like a zip bomb", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_OverTheLimit_NamesTheLimit()
    {
        folder.With("t.csv", Header + string.Concat(Enumerable.Repeat("u1,i1,5,1400000000\n", 100_000)));

        var refusal = await folder.RefusalAsync(limits: SourceLimits.Default with { MaxBytes = 1 << 20 });

        Assert.Contains("more than 1 MB", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_QuoteNeverClosed_CostsItsLine()
    {
        folder.With(
            "t.csv",
            "user_id,item_id,review\nu0,i0,\"so, so\"\nu1,i1,\"open\n"
                + string.Concat(Enumerable.Repeat("u2,i2,fine and long enough to overflow\n", 5_000)));

        var imported = await folder.ReadAsync(limits: SourceLimits.Default with { MaxRow = 100_000 });

        Assert.Equal(5_001, imported.Statistics.Interactions);
        Assert.Equal(new SkippedRow("t.csv", 3, "a quote is not closed", "u1,i1,\"open"), Assert.Single(imported.SkippedRows));
    }

    [Fact]
    public async Task ReadAsync_BadLines_AreKeptWithTheirReasons()
    {
        var good = string.Concat(Enumerable.Range(0, 40).Select(row => $"{{\"user_id\": \"v{row}\", \"item_id\": \"i1\"}}\n"));
        folder.With("t.jsonl", """
            {"user_id": "u1", "item_id": "i1", "timestamp": 1400000000}
            {"user_id": "u1", "item_id": "i2", "timestamp": "soon"}
            {"user_id": "u2", "item_id": "i2", "timestamp": 1400000001}
            {"user_id": "u2", "item_id":
            {"user_id": "u3", "item_id": "i1", "timestamp": ""}
            {"item_id": "i3", "timestamp": 1400000002}
            {"user_id": "u4", "item_id": "i1"}

            """ + good);

        var imported = await folder.ReadAsync(format: "table");

        Assert.Equal(45, imported.Statistics.Interactions);
        Assert.EndsWith("timestamp is unknown in 1 rows, first in row 2: \"soon\"", imported.Files[0].Note, StringComparison.Ordinal);
        Assert.Equal(
            [(4L, "the line is not a JSON object"), (6L, "the user is missing")],
            imported.SkippedRows.Select(row => (row.Row, row.Reason)));
    }

    [Fact]
    public async Task ReadAsync_KCoreThatLeavesNothing_IsRefused()
    {
        folder.With("t.csv", Header + "u1,i1,3,1400000000\n");

        var refusal = await Assert.ThrowsAsync<SourceRefusedException>(() => folder.ReadAsync(kCore: 5));

        Assert.Contains("at least 5 interactions", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        folder.With("t.csv", Header + "u1,i1,3,1400000000\n");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetImport.ReadAsync(folder.Options(), progress: null, cancel.Token));
    }

    public void Dispose() => folder.Dispose();
}
