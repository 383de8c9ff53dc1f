using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

public sealed class DatabaseStartupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnsureAsync_NewFolder_MakesTheTablesInWalMode()
    {
        await using var workbench = await StorageFixture.OpenAsync();

        using var context = workbench.Context();
        context.Database.OpenConnection();

        Assert.Equal("wal", context.Scalar<string>("PRAGMA journal_mode"));
        Assert.Equal(1, context.Scalar<int>("PRAGMA foreign_keys"));
        Assert.Contains("WITHOUT ROWID", context.Scalar<string>("SELECT sql FROM sqlite_master WHERE name = 'Profiles'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_AgainstMigrations_HasNoPendingChanges()
    {
        await using var workbench = await StorageFixture.OpenAsync();

        using var context = workbench.Context();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task EnsureAsync_SecondStart_ChangesNothing()
    {
        await using var workbench = await StorageFixture.OpenAsync();

        await workbench.Get<DatabaseStartup>().EnsureAsync(Token);

        using var context = workbench.Context();
        Assert.Equal(context.Database.GetMigrations(), context.Database.GetAppliedMigrations());
    }

    [Fact]
    public async Task EnsureAsync_DatabaseOfNewerVersion_IsRefusedInWords()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        Change(workbench, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Holograms', '99.0.0')");

        var refusal = await Assert.ThrowsAsync<DatabaseTooNewException>(() => workbench.Get<DatabaseStartup>().EnsureAsync(Token));

        Assert.Contains(workbench.DatabasePath, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Holograms", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>SQLite opens what may only be read without a word. (Root may write to any file: so no file's rights here.)</summary>
    [Fact]
    public async Task BeginWriting_DatabaseThatMayOnlyBeRead_IsRefused()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var options = new DbContextOptionsBuilder<StorageContext>()
            .UseSqlite($"Data Source={workbench.DatabasePath};Mode=ReadOnly;Pooling=False");
        using var context = new StorageContext(options.Options);
        context.Database.OpenConnection();

        var refusal = Assert.Throws<SqliteException>(context.BeginWriting);

        Assert.IsType<DatabaseReadOnlyException>(StorageFailures.InWords(refusal, workbench.Get<StorageOptions>()));
    }

    [Fact]
    public async Task EnsureAsync_LockLeftByKilledProcess_StillMigrates()
    {
        var folder = Directory.CreateTempSubdirectory("mllm3rec-");
        using (var killed = new SqliteConnection($"Data Source={new StorageOptions(folder.FullName).DatabasePath};Pooling=False"))
        {
            killed.Open();
            using var command = killed.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            command.ExecuteNonQuery();
        }

        await using var workbench = await StorageFixture.OpenAsync(folder);

        using var context = workbench.Context();
        Assert.Equal(context.Database.GetMigrations(), context.Database.GetAppliedMigrations());
    }

    [Fact]
    public async Task EnsureAsync_MarksFromBefore_AreWrongMotives()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var dataset = (await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5), null, Token)).Id;
        Change(workbench, $"""
            DELETE FROM __EFMigrationsHistory WHERE MigrationId = '20261201130000_Marks';
            DROP TABLE Marks;
            CREATE TABLE "ProfileMarks" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_ProfileMarks" PRIMARY KEY AUTOINCREMENT,
                "DatasetId" INTEGER NOT NULL, "UserId" TEXT NOT NULL, "Dimension" TEXT NOT NULL, "Note" TEXT NOT NULL, "Who" TEXT NOT NULL,
                "At" INTEGER NOT NULL,
                CONSTRAINT "FK_ProfileMarks_Datasets_DatasetId" FOREIGN KEY ("DatasetId") REFERENCES "Datasets" ("Id") ON DELETE CASCADE);
            CREATE UNIQUE INDEX "IX_ProfileMarks_DatasetId_UserId_Dimension" ON "ProfileMarks" ("DatasetId", "UserId", "Dimension");
            INSERT INTO ProfileMarks VALUES (1, {dataset}, 'u0001', 'novelty', 'Never.', 'ann', 0);
            """);

        await workbench.Get<DatabaseStartup>().EnsureAsync(Token);

        var mark = Assert.Single(await workbench.Get<MarkStore>().ListAsync(dataset, Token));
        Assert.Equal(new MarkSubject(MarkSide.Motive, "u0001", "novelty"), mark.Subject);
        Assert.Equal((new MarkEdit(MarkKind.Wrong, "Never."), "ann", 0), (mark.Said, mark.Who, mark.Taught.Count));
    }

    [Fact]
    public async Task Dispose_OneOfTwoDatabases_ClosesItAlone()
    {
        await using var closed = await StorageFixture.OpenAsync();
        await using var open = await StorageFixture.OpenAsync();
        Change(closed, "PRAGMA user_version = 1");
        Change(open, "PRAGMA user_version = 1");

        await closed.CloseAsync();

        Assert.False(File.Exists(closed.DatabasePath + "-wal"));
        Assert.True(File.Exists(open.DatabasePath + "-wal"));
    }

    private static void Change(StorageFixture workbench, string sql)
    {
        using var context = workbench.Context();
        context.Database.OpenConnection();
        context.Execute(sql);
    }
}
