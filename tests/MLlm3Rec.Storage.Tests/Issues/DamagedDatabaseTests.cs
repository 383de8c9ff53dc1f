using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Issues;

/// <summary>A file that is no database of ours gave a stack trace, or, where it was empty, an empty workbench in silence.</summary>
public sealed class DamagedDatabaseTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Theory]
    [InlineData(0, "is empty (0 bytes)")]
    [InlineData(50, "is no database")]
    [InlineData(100_000, "is no database")]
    public async Task EnsureAsync_NoDatabase_IsRefusedAndLeftAlone(int bytes, string words)
    {
        await workbench.CloseAsync();
        Forget();
        await File.WriteAllBytesAsync(workbench.DatabasePath, Enumerable.Repeat((byte)'x', bytes).ToArray(), Token);

        var refused = await Assert.ThrowsAsync<DatabaseDamagedException>(() => StorageFixture.OpenAsync(workbench.Folder));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore FILE", refused.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, new FileInfo(workbench.DatabasePath).Length);
    }

    [Fact]
    public async Task EnsureAsync_CutOff_IsRefusedInWords()
    {
        await workbench.CloseAsync();
        CutOff();

        var refused = await Assert.ThrowsAsync<DatabaseDamagedException>(() => StorageFixture.OpenAsync(workbench.Folder));

        Assert.Contains("is damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureAsync_DatabaseOfSomethingElse_IsRefusedInWords()
    {
        await workbench.CloseAsync();
        Forget();
        Execute("CREATE TABLE Songs (Id INTEGER)");

        var refused = await Assert.ThrowsAsync<DatabaseDamagedException>(() => StorageFixture.OpenAsync(workbench.Folder));

        Assert.Contains("\"Songs\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureAsync_LogWithoutItsDatabase_IsRefusedInWords()
    {
        await workbench.CloseAsync();
        Forget();
        await File.WriteAllTextAsync(workbench.DatabasePath + "-wal", "what was written last", Token);

        await Assert.ThrowsAsync<DatabaseGoneException>(() => StorageFixture.OpenAsync(workbench.Folder));
    }

    [Fact]
    public async Task EnsureAsync_LeftoverOfAKilledFirstStart_BeginsAnew()
    {
        await workbench.CloseAsync();
        Forget();
        await File.WriteAllTextAsync(workbench.DatabasePath + ".new", "half a database", Token);

        workbench = await StorageFixture.OpenAsync(workbench.Folder);

        Assert.Empty(await workbench.Get<DatasetStore>().ListAsync(Token));
        Assert.False(File.Exists(workbench.DatabasePath + ".new"));
    }

    [Fact]
    public async Task Read_DatabaseDeletedMeanwhile_IsRefusedAndNotMadeAnew()
    {
        Forget();

        var refused = await Assert.ThrowsAsync<DatabaseGoneException>(() => workbench.Get<DatasetStore>().ListAsync(Token));

        Assert.Contains("is gone", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(workbench.DatabasePath));
        Assert.Equal(refused.Message, await workbench.Get<DatabaseProbe>().TryAsync(Token));
    }

    [Fact]
    public async Task Probe_DatabaseCutOffMeanwhile_SaysSo()
    {
        using (var context = workbench.Context())
        {
            context.Database.OpenConnection();
            context.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        CutOff();

        Assert.Contains("The database", await workbench.Get<DatabaseProbe>().TryAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "read-only")]
    [InlineData(13, "is full")]
    [InlineData(5, "is being written by")]
    [InlineData(11, "is damaged")]
    [InlineData(26, "is no database")]
    [InlineData(10, "does not work as it should")]
    public async Task Failure_OutsideTheProgram_IsSaidInWords(int code, string words)
    {
        var refused = await Assert.ThrowsAnyAsync<RefusalException>(() =>
            workbench.Get<Database>().ReadAsync<int>(_ => throw new DbUpdateException("no", new SqliteException("no", code)), Token));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_OfTheProgram_StaysADefect() =>
        await Assert.ThrowsAsync<SqliteException>(() =>
            workbench.Get<Database>().ReadAsync(context => context.Scalar<int>("SELECT Nothing FROM Nowhere"), Token));

    private void Forget() => Array.ForEach(Directory.GetFiles(workbench.Folder.FullName, "workbench.db*"), File.Delete);

    private void CutOff()
    {
        using var file = File.OpenWrite(workbench.DatabasePath);
        file.SetLength(file.Length / 2);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={workbench.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
