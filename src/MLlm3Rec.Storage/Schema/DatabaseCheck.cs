using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Reads the whole database and says whether it holds together. Changes nothing, and may be used beside a server.</summary>
public sealed class DatabaseCheck(StorageOptions options)
{
    public Task<CheckReport> RunAsync(CancellationToken cancellationToken) => Task.Run(Run, cancellationToken);

    private CheckReport Run()
    {
        var path = options.DatabasePath;
        if (!File.Exists(path))
        {
            return new CheckReport(path, 0, [$"There is no database {path}."]);
        }

        var bytes = new FileInfo(path).Length;
        return DatabaseFile.Fault(path) is { } fault
            ? new CheckReport(path, bytes, [$"The database {path} {fault}."])
            : new CheckReport(path, bytes, Problems());
    }

    private List<string> Problems()
    {
        try
        {
            using var context = SqliteSetup.Unpooled(options.DatabasePath);
            context.Database.OpenConnection();
            DatabaseStartup.AssertKnown(context, options.DatabasePath);
            return [.. context.IntegrityFaults()];
        }
        catch (RefusalException refused)
        {
            return [refused.Message];
        }
        catch (SqliteException failure)
        {
            return [StorageFailures.InWords(failure, options)?.Message ?? failure.Message];
        }
    }
}

/// <param name="Database">Path of what was looked at.</param>
/// <param name="Bytes">Its size, without what waits in its log.</param>
/// <param name="Problems">What does not hold together, in words; empty where all does.</param>
public sealed record CheckReport(string Database, long Bytes, IReadOnlyList<string> Problems);
