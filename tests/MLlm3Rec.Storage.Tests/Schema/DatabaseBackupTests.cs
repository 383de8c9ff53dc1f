using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Settings;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

public sealed class DatabaseBackupTests : IAsyncLifetime
{
    private readonly DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("mllm3rec-");
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(elsewhere.FullName, "copy.db");

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await workbench.DisposeAsync();
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task SaveAsync_WhileSomebodyWrites_HoldsOneMoment()
    {
        using var deleted = new SemaphoreSlim(0);
        using var over = new ManualResetEventSlim();
        var writing = workbench.Get<Database>().WriteAsync(
            context =>
            {
                context.Execute("DELETE FROM Datasets");
                deleted.Release();
                over.Wait(Token);
            },
            Token);
        await deleted.WaitAsync(Token);

        await workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token);
        over.Set();
        await writing;

        Assert.Empty(await workbench.Get<DatasetStore>().ListAsync(Token));

        await RestoreAsync();

        Assert.Single(await workbench.Get<DatasetStore>().ListAsync(Token));
        Assert.Equal(Path.GetFileName(Copy), Assert.Single(elsewhere.EnumerateFiles()).Name);
    }

    [Fact]
    public async Task RestoreAsync_InPlace_KeepsTheFormerDatabase()
    {
        await workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token);
        var dataset = Assert.Single(await workbench.Get<DatasetStore>().ListAsync(Token));
        await workbench.Get<DatasetStore>().DeleteAsync(dataset.Id, Token);

        await RestoreAsync();

        Assert.Single(await workbench.Get<DatasetStore>().ListAsync(Token));
        using var context = workbench.Context();
        context.Database.OpenConnection();
        Assert.Equal("wal", context.Scalar<string>("PRAGMA journal_mode"));
        await using var former = SqliteSetup.Unpooled(workbench.Get<DatabaseBackup>().Former);
        await former.Database.OpenConnectionAsync(Token);
        Assert.Null(former.QuickCheck());
        Assert.Empty(former.Set<DatasetSummary>().ToList());
        Assert.Empty((await workbench.Get<DatabaseCheck>().RunAsync(Token)).Problems);
    }

    [Fact]
    public async Task RestoreAsync_DatabaseIsGone_BringsItBack()
    {
        await workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token);
        await workbench.CloseAsync();
        Array.ForEach(Directory.GetFiles(workbench.Folder.FullName, "workbench.db*"), File.Delete);

        await RestoreAsync();

        Assert.Single(await workbench.Get<DatasetStore>().ListAsync(Token));
    }

    [Fact]
    public async Task RestoreAsync_SomebodyUsesTheFolder_IsRefused()
    {
        await workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token);

        await Assert.ThrowsAsync<DataFolderException>(() => workbench.Get<DatabaseBackup>().RestoreAsync(Copy, Token));
    }

    [Fact]
    public async Task RestoreAsync_NothingMayBeChanged_IsRefused()
    {
        await workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token);
        await workbench.Get<SettingsStore>().SaveAsync(new AppSettings { ReadOnly = true }, Token);

        await Assert.ThrowsAsync<ReadOnlyException>(RestoreAsync);

        Assert.False(File.Exists(workbench.Get<DatabaseBackup>().Former));
        Assert.True((await workbench.Get<SettingsStore>().GetAsync(Token)).ReadOnly);
    }

    [Fact]
    public async Task RestoreAsync_DamagedCopy_IsRefusedAndChangesNothing()
    {
        await workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token);
        await using (var copy = File.OpenWrite(Copy))
        {
            copy.Seek(20_000, SeekOrigin.Begin);
            copy.Write(new byte[30_000]);
        }

        var refused = await Assert.ThrowsAsync<BackupException>(RestoreAsync);

        Assert.Contains("is damaged", refused.Message, StringComparison.Ordinal);
        Assert.Single(await workbench.Get<DatasetStore>().ListAsync(Token));
        Assert.Empty(workbench.Folder.EnumerateFiles("*restor*"));
    }

    [Fact]
    public async Task SaveAsync_FileIsThere_IsRefused()
    {
        await File.WriteAllTextAsync(Copy, "a letter", Token);

        await Assert.ThrowsAsync<BackupException>(() => workbench.Get<DatabaseBackup>().SaveAsync(Copy, Token));

        Assert.Equal("a letter", await File.ReadAllTextAsync(Copy, Token));
    }

    [Fact]
    public async Task CheckAsync_RowsWithoutTheirOwners_AreFound()
    {
        using (var context = workbench.Context())
        {
            context.Database.OpenConnection();
            context.Execute("PRAGMA foreign_keys = OFF");
            context.Execute("DELETE FROM Datasets");
            context.Execute("PRAGMA foreign_keys = ON");
        }

        var report = await workbench.Get<DatabaseCheck>().RunAsync(Token);

        Assert.Contains("Users names rows of Datasets that are not there", report.Problems);
    }

    private async Task RestoreAsync()
    {
        await workbench.CloseAsync();
        var options = new StorageOptions(workbench.Folder.FullName);
        using (var folder = new DataFolder(options, TimeProvider.System))
        {
            try
            {
                await new DatabaseBackup(folder, options, ReadOnlyRule.Check).RestoreAsync(Copy, Token);
            }
            finally
            {
                workbench = await StorageFixture.OpenAsync(workbench.Folder);
            }
        }
    }
}
