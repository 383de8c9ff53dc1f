using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using MLlm3Rec.Datasets.Frames;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec.Storage.Issues;

/// <summary>A file of 1.3 KB held a core for ever, 5 MB of gzip took 10 GB, and nothing could stop either.</summary>
public sealed class DamagedSourceTests : IDisposable
{
    private static readonly ReaderLimits Short = ReaderLimits.Default with { Processor = TimeSpan.FromSeconds(1), Silence = TimeSpan.FromSeconds(2) };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Preview_ParquetThatNeverEnds_IsRefusedInWords(int which)
    {
        var refusal = await RefusalAsync(Short, DamagedParquet.Bytes(which), "t.parquet");

        Assert.StartsWith("t.parquet keeps its reader busy without getting anywhere", refusal, StringComparison.Ordinal);
        Assert.Contains("save the table as CSV", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ParquetThatNeverEnds_FailsItsRunInWords()
    {
        await using var storage = await StorageFixture.OpenAsync(configure: services => services.Add(
            Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton(Short)));
        var path = Write("t.parquet", DamagedParquet.Bytes(0));

        var run = await storage.Get<RunQueue>().RunNowAsync(new ImportRequest { Dataset = "x", Paths = [path] }, Token);

        Assert.Equal(RunState.Failed, run.State);
        Assert.StartsWith("t.parquet keeps its reader busy", run.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("../../x")]
    public async Task Import_NameOfNoDataset_FailsItsRunInWords(string name)
    {
        await using var storage = await StorageFixture.OpenAsync();
        var path = Write("t.csv", "user,item\nu1,i1\n"u8.ToArray());

        var run = await storage.Get<RunQueue>().RunNowAsync(new ImportRequest { Dataset = name, Paths = [path] }, Token);

        Assert.Equal(RunState.Failed, run.State);
        Assert.Matches("^(Give the dataset a name|A name is made of)", run.Message);
    }

    [Fact]
    public async Task Preview_CancelledWhileTheParserSpins_EndsAtOnce()
    {
        using var leaving = new CancellationTokenSource();
        using var reader = new SourceReader(ReaderLimits.Default with { Processor = TimeSpan.FromMinutes(10) }, TimeProvider.System);
        var looking = reader.PreviewAsync(Options(Write("t.parquet", DamagedParquet.Bytes(0))), leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking);
    }

    [Fact]
    public async Task Serve_InputEnds_ProcessEndsThoughTheParserSpins()
    {
        var request = new SourceRequest(Options(Write("t.parquet", DamagedParquet.Bytes(0))), PreviewOnly: true);
        using var process = Process.Start(ReaderStart.Info(ReaderLimits.Default))!;
        request.Write(process.StandardInput.BaseStream);
        // It has begun when the first frame comes.
        await process.StandardOutput.BaseStream.ReadExactlyAsync(new byte[1], Token);

        process.StandardInput.Close();

        await process.WaitForExitAsync(Token);
        Assert.NotEqual(0, process.ExitCode);
    }

    [Fact]
    public async Task Preview_ReaderWaitsForEver_IsRefusedInWords()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no named pipe among its files.");
        var path = Path.Combine(folder.FullName, "t.csv");
        using (var made = Process.Start("mkfifo", path))
        {
            await made.WaitForExitAsync(Token);
        }

        using var reader = new SourceReader(Short, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => reader.PreviewAsync(Options(path), Token));

        Assert.Contains("was not read on", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_MoreMemoryThanTheLimit_IsRefusedInWords()
    {
        var refusal = await RefusalAsync(
            ReaderLimits.Default with { Memory = 32 << 20 },
            Encoding.ASCII.GetBytes("user,item,review\nu1,i1," + new string('x', 15_000_000)),
            "t.csv");

        Assert.StartsWith("t.csv needs more than 32 MB of memory at a time to be read", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_MoreOutputThanTheLimit_IsRefusedInWords()
    {
        var refusal = await RefusalAsync(
            ReaderLimits.Default with { OutputFrom = 100, OutputPerByte = 0 }, "user,item\nu1,i1\n"u8.ToArray(), "t.csv");

        Assert.Contains("unfolds to far more than its size", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_RowsFarBeyondTheirFile_AreRefused()
    {
        var path = Path.Combine(folder.FullName, "t.csv.gz");
        var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("u,i\n", 100_000)));
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync("user,item\n"u8.ToArray(), Token);
            for (var rows = 0; rows < 3_600_000; rows += 100_000)
            {
                await gzip.WriteAsync(block, Token);
            }
        }

        using var reader = new SourceReader(ReaderLimits.Default, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => reader.ReadAsync(Options(path), progress: null, Token));

        Assert.Contains("holds more than an import of this size may keep in memory", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(ReaderLimits limits, byte[] content, string name)
    {
        using var reader = new SourceReader(limits, TimeProvider.System);
        return (await Assert.ThrowsAsync<SourceRefusedException>(() => reader.PreviewAsync(Options(Write(name, content)), Token))).Message;
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static ImportOptions Options(string path) => new() { Name = "x", Paths = [path] };
}
