using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace MLlm3Rec.Storage.Schema;

/// <summary>What every connection to SQLite needs. This room and the bulk room alone know which provider the context runs on.</summary>
internal static class SqliteSetup
{
    /// <remarks>What fails is thrown, and whoever catches it says so once; a statement that was interrupted is no failure at all.</remarks>
    public static void Configure(DbContextOptionsBuilder options, string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 60 };
        options.UseSqlite(connection.ConnectionString)
            .UseTablesWithoutRowId()
            .AddInterceptors(new Pragmas())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(events => events.Log(
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
    }

    /// <summary>All reads until its end see the same state.</summary>
    public static DbTransaction BeginSnapshot(this StorageContext context) =>
        ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);

    /// <summary>Stops the statement that is running on a connection, from another thread.</summary>
    public static void Interrupt(DbConnection connection) => raw.sqlite3_interrupt(((SqliteConnection)connection).Handle);

    public static bool IsInterrupted(Exception? failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };

    /// <summary>
    /// Sets what SQLite forgets between connections. NORMAL loses nothing when the process dies, and at most the last commits when
    /// the machine does; the file stays whole either way (sqlite.org/pragma.html#pragma_synchronous).
    /// </summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Statements =
            "PRAGMA busy_timeout = 60000; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = "
                + "1073741824;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Statements;
            command.ExecuteNonQuery();
        }
    }
}
