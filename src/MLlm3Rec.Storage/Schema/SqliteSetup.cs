using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace MLlm3Rec.Storage.Schema;

/// <summary>What every connection to SQLite needs. This room and the bulk room alone know which provider the context runs on.</summary>
internal static class SqliteSetup
{
    /// <remarks>What fails is thrown, and whoever catches it says so once; a statement that was interrupted is no failure at all.</remarks>
    public static void Configure(DbContextOptionsBuilder options, string path, bool pooling = true)
    {
        options.UseSqlite(ConnectionTo(path, pooling))
            .UseTablesWithoutRowId()
            .AddInterceptors(new Pragmas())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(events => events.Log(
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
    }

    /// <summary>Closes connections that this process keeps open for later: they hold on to a file that is about to be another.</summary>
    public static void Forget(string path)
    {
        using var connection = new SqliteConnection(ConnectionTo(path, pooling: true));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>A connection of its own, closed with the context: for what must see the file as it is now.</summary>
    public static StorageContext Unpooled(string path)
    {
        var options = new DbContextOptionsBuilder<StorageContext>();
        Configure(options, path, pooling: false);
        return new StorageContext(options.Options);
    }

    /// <summary>The least that must be readable.</summary>
    public static void ReadSchema(this StorageContext context) => context.Database.ExecuteSqlRaw("SELECT count(*) FROM sqlite_master");

    /// <summary>Null where pages and indexes hold together; else the first thing that does not. Reads everything once.</summary>
    public static string? QuickCheck(this StorageContext context) => context.Faults("PRAGMA quick_check(1)").FirstOrDefault();

    /// <summary>What a thorough look finds: pages, indexes against their tables, and rows that name others which are not there.</summary>
    public static IReadOnlyList<string> IntegrityFaults(this StorageContext context) =>
    [
        .. context.Faults("PRAGMA integrity_check(20)"),
        .. context.Faults("SELECT DISTINCT \"table\" || ' names rows of ' || parent || ' that are not there' FROM pragma_foreign_key_check"),
    ];

    private static List<string> Faults(this StorageContext context, string question)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        var said = new List<string>();
        while (reader.Read())
        {
            said.Add(reader.GetString(0));
        }

        return said is ["ok"] ? [] : said;
    }

    /// <summary>Whether all pages are in the file itself, after moving there what can be moved.</summary>
    public static bool IsLogEmpty(this StorageContext context)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt32(0) == 0 && reader.GetInt32(1) == reader.GetInt32(2);
    }

    /// <summary>All reads until its end see the same state.</summary>
    public static DbTransaction BeginSnapshot(this StorageContext context) =>
        ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);

    /// <summary>Takes the lock of writers, or is told within about a second that somebody else has it.</summary>
    /// <exception cref="SqliteException">Busy, or the file may only be read.</exception>
    public static IDbContextTransaction BeginWriting(this StorageContext context)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();

        // A file that may only be read is opened for reading without a word, and BEGIN IMMEDIATE then begins to read.
        if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            throw new SqliteException("attempt to write a readonly database", raw.SQLITE_READONLY);
        }

        var usual = connection.DefaultTimeout;
        connection.DefaultTimeout = 1;
        try
        {
            return context.Database.BeginTransaction();
        }
        finally
        {
            connection.DefaultTimeout = usual;
        }
    }

    /// <summary>Stops the statement that is running on a connection, from another thread.</summary>
    public static void Interrupt(DbConnection connection) => raw.sqlite3_interrupt(((SqliteConnection)connection).Handle);

    public static bool IsInterrupted(Exception? failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };

    /// <summary>Never makes a file: a database that has been deleted is not an empty one.</summary>
    private static string ConnectionTo(string path, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        ForeignKeys = true,
        DefaultTimeout = 60,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = pooling,
    }.ConnectionString;

    /// <summary>
    /// Sets what SQLite forgets between connections. NORMAL loses nothing when the process dies, and at most the last commits when
    /// the machine does; the file stays whole either way (sqlite.org/pragma.html#pragma_synchronous). The file is not mapped into memory: a
    /// read of a mapped file that has been cut off ends the process (sqlite.org/mmap.html).
    /// </summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Statements =
            "PRAGMA busy_timeout = 1000; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Statements;
            command.ExecuteNonQuery();
        }
    }
}
