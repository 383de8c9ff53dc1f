using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace MLlm3Rec.Storage.Issues;

/// <summary>A disk that was full was never said in words. SQLite's own limit on pages stands in for one here.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Write_DoesNotFit_IsRefusedInWordsAndUndone()
    {
        var full = await Assert.ThrowsAsync<DiskFullException>(() => workbench.Get<Database>().WriteAsync(Overflow, Token));

        Assert.Contains(workbench.Folder.FullName, full.Message, StringComparison.Ordinal);
        Assert.Contains("Make room there", full.Message, StringComparison.Ordinal);
        Assert.Empty(await workbench.Get<DatasetStore>().ListAsync(Token));
    }

    [Fact]
    public async Task Run_ResultsDoNotFit_FailsWithTheSentence()
    {
        var run = await workbench.Get<RunLedger>().CreateAsync(new EncodeRequest { Dataset = "d" }, after: null, claim: true, Token);

        var ended = await workbench.Get<RunExecutor>().ExecuteAsync(run, new OverflowingJob(), Token, Token);

        Assert.Equal(RunState.Failed, ended.State);
        Assert.Contains("is full", ended.Message, StringComparison.Ordinal);
        var lines = await workbench.Get<RunStore>().LinesAsync(run.Id, after: 0, take: 10, level: null, Token);
        Assert.Contains(lines, line => line.Text.Contains("is full", StringComparison.Ordinal));
    }

    [Fact]
    public void Require_MoreThanThereIs_SaysBothFigures()
    {
        var full = Assert.Throws<DiskFullException>(() => DiskSpace.Require(workbench.Folder.FullName, long.MaxValue / 2));

        Assert.Contains("are free", full.Message, StringComparison.Ordinal);
        Assert.Contains("are needed", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WholeFile_DoesNotFit_LeavesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a device that is always full.");
        var path = Path.Combine(workbench.Folder.FullName, "big.model");
        File.CreateSymbolicLink(path + ".part", "/dev/full");

        Assert.Throws<DiskFullException>(() => WholeFile.Write(path, stream => stream.Write(new byte[100_000])));

        Assert.Empty(Directory.GetFiles(workbench.Folder.FullName, "big.model*"));
    }

    [Fact]
    public void Bytes_OfADataset_AreNoMoreThanItTakes()
    {
        var imported = SmallDataset.Make(users: 30);

        Assert.InRange(DatasetBytes.Of(imported), 1, 2_000_000);
    }

    private static void Overflow(StorageContext context)
    {
        context.Execute("CREATE TABLE Big (Content BLOB)");
        context.Execute("PRAGMA max_page_count = 1");
        context.Execute("INSERT INTO Big VALUES (zeroblob(10000000))");
    }

    private sealed class OverflowingJob : RunJob
    {
        public override IAsyncEnumerable<MLlm3Rec.Runs.RunEvent> ExecuteAsync(CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<MLlm3Rec.Runs.RunEvent>();

        public override RunResult Publish(StorageContext context) => throw new SqliteException("database or disk is full", 13);
    }
}
