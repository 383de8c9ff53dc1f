using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MLlm3Rec.Storage.Schema;

/// <summary>
/// Sets what SQLite forgets between connections. NORMAL loses nothing when the process dies, and at most the last commits when
/// the machine does; the file stays whole either way (sqlite.org/pragma.html#pragma_synchronous).
/// </summary>
internal sealed class ConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA busy_timeout = 60000; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
