using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

/// <summary>The one place that knows which provider the context runs on.</summary>
internal static class SqliteSetup
{
    public static void Configure(DbContextOptionsBuilder options, string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 60 };
        options.UseSqlite(connection.ConnectionString)
            .UseTablesWithoutRowId()
            .AddInterceptors(new ConnectionSetup())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
    }
}
