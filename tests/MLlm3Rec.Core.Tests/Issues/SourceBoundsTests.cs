using System.IO.Compression;
using System.Text;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Issues;

/// <summary>Files that took memory without bound, or whose damage came out as a library's own exception.</summary>
public sealed class SourceBoundsTests : IDisposable
{
    private readonly SourceFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ReadAsync_SameRowFarBeyondItsFile_IsRefused()
    {
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("u,i\n", 100_000)));
        await using (var gzip = new GZipStream(File.Create(folder.Place("t.csv.gz")), CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync("user,item\n"u8.ToArray(), Token);
            for (var rows = 0; rows < 3_600_000; rows += 100_000)
            {
                await gzip.WriteAsync(block, Token);
            }
        }

        var refusal = await folder.RefusalAsync();

        Assert.StartsWith("t.csv holds more than an import of this size may keep in memory here", refusal, StringComparison.Ordinal);
        Assert.Contains("choices of 1 users among 1 items", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TextOfNoReasonableLength_SkipsItsRow()
    {
        folder.With("t.csv", $"user,item,review\nu1,i1,{new string('x', 200_001)}\nu2,i2,fine\nu3,i3,{new string('y', 200_000)}\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(2, imported.Statistics.Interactions);
        Assert.Equal((2L, "its text is longer than 200,000 characters"), (imported.SkippedRows[0].Row, imported.SkippedRows[0].Reason));
    }

    [Fact]
    public async Task ReadAsync_IdTooLong_SkipsItsRow()
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(row => $"{row}\tU1\t11/15/2019 8:20:00 AM\tN1 N2\tN3-1 N4-0\n"));
        folder.With("behaviors.tsv", rows + $"20\tU{new string('7', 300)}\t11/15/2019 8:20:00 AM\tN1\tN3-1\n");

        var imported = await folder.ReadAsync();

        Assert.Equal("MIND news", imported.Format);
        Assert.Equal("the user's id is longer than 256 characters", Assert.Single(imported.SkippedRows).Reason);
    }

    [Fact]
    public async Task ReadAsync_TagsWithoutEnd_KeepsSomeAndSaysSo()
    {
        var tags = Enumerable.Range(0, 30_000).Select(row => $"1,10,tag {row:D6},1400000000\n");
        folder.With("ratings.csv", "userId,movieId,rating,timestamp\n1,10,4.5,1400000000\n")
            .With("tags.csv", "userId,movieId,tag,timestamp\n" + string.Concat(tags));
        var log = new List<RunEvent>();

        var imported = await DatasetImport.ReadAsync(folder.Options(), new Recorder(log), Token);

        Assert.Equal(20_000, imported.Item("10").Tags.Count);
        Assert.Contains(log.OfType<LogLine>(), line => line.Text.StartsWith("10,000 tags were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_ManyWrongRows_AreKeptWithinABound()
    {
        var builder = new StringBuilder("user,item\nu1,i1\n");
        builder.Insert(builder.Length, "u1,i1\n", 30_001);
        builder.Insert(builder.Length, $",{new string('x', 990)}\n", 30_000);
        folder.With("t.csv", builder.ToString());

        var imported = await folder.ReadAsync();

        Assert.Equal((30_000, 30_000), (imported.SkippedCount, imported.SkippedRows.Count));
        Assert.InRange(imported.SkippedRows.Sum(row => (long)row.Text.Length), 19_000_000, SkippedRow.KeptText);
    }

    [Theory]
    [InlineData("PAR1 and nothing else that Parquet has")]
    [InlineData("PAR1\u0015\u0004\u0015\u0000\u00150000000000000000000000\u0004\u0000\u0000\u0000PAR1")]
    public async Task Preview_NoParquetAfterAll_IsRefusedInWords(string content)
    {
        folder.With("t.parquet", content);

        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => SourcePreview.OfAsync(folder.Options(), Token));

        Assert.StartsWith("t.parquet is a Parquet file that is damaged", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 8, 1, "is encrypted inside its archive")]
    [InlineData(8, 10, 99, "is damaged, or packed in a way this program does not know")]
    public async Task Preview_ZipMemberOfAnotherKind_IsRefusedInWords(int inLocal, int inCentral, byte value, string words)
    {
        var zip = SourceFolder.Zip(("t.csv", "user,item\nu1,i1\n"));
        var central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        (zip[inLocal], zip[central + inCentral]) = (value, value);
        folder.With("t.zip", zip);

        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => SourcePreview.OfAsync(folder.Options(), Token));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ColumnsWithoutEnd_IsRefusedInWords()
    {
        folder.With("t.csv", "user," + string.Join(',', Enumerable.Range(0, 10_000).Select(column => $"c{column}")) + "\nu1,i1\n");

        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => SourcePreview.OfAsync(folder.Options(), Token));

        Assert.Contains("10,001 columns", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Recorder(List<RunEvent> events) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => events.Add(value);
    }
}
