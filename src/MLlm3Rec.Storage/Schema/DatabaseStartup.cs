using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Makes the database exist and fit this version, before anything else touches it.</summary>
public sealed class DatabaseStartup(IDbContextFactory<StorageContext> contexts, DataFolder folder, StorageOptions options) : IDisposable
{
    private const string History = "__EFMigrationsHistory";
    private const string MigrationsLock = "__EFMigrationsLock";

    /// <exception cref="DatabaseTooNewException">The database holds a migration that this version does not know.</exception>
    /// <exception cref="StorageException">The folder or the database cannot be used, for a reason that a person can act on.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => Task.Run(() => EnsureInWords(cancellationToken), cancellationToken);

    /// <summary>Closes what this process keeps open of this one database: whoever closes last leaves all in the file itself.</summary>
    public void Dispose() => SqliteSetup.Forget(options.DatabasePath);

    private void EnsureInWords(CancellationToken cancellationToken)
    {
        try
        {
            folder.Use();
            Ensure(cancellationToken);
            folder.CloseFiles();
        }
        catch (Exception failure) when (StorageFailures.InWords(failure, options) is { } words)
        {
            throw words;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                options.DataDirectory, $"holds a file that {Environment.UserName} cannot use: {failure.Message} Look at its rights.", failure);
        }
    }

    private void Ensure(CancellationToken cancellationToken)
    {
        if (File.Exists(options.DatabasePath) && IsCurrent())
        {
            return;
        }

        using var lease = MigrationLease.Take(options.DatabasePath + ".migrating", cancellationToken);
        if (!File.Exists(options.DatabasePath))
        {
            Create();
        }
        else if (!IsCurrent())
        {
            using var context = contexts.CreateDbContext();
            Migrate(context);
        }
    }

    /// <summary>The usual start: small questions instead of EF Core's migrator.</summary>
    private bool IsCurrent()
    {
        if (DatabaseFile.Fault(options.DatabasePath) is { } fault)
        {
            throw new DatabaseDamagedException(options.DatabasePath, fault);
        }

        using var context = contexts.CreateDbContext();
        context.Database.OpenConnection();
        AssertWritable(context);
        return AssertKnown(context, options.DatabasePath);
    }

    /// <summary>Whether the database has all tables of this version; that it has none of a newer one, or of something else.</summary>
    internal static bool AssertKnown(StorageContext context, string path)
    {
        if (!HasTable(context, History))
        {
            var strange = Tables(context).Find(table => table is not MigrationsLock && !table.StartsWith("sqlite_", StringComparison.Ordinal));
            return strange is null ? false : throw new DatabaseDamagedException(
                path, $"is a database of something else (it holds a table \"{strange}\" and none of ours)");
        }

        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = context.Database.SqlQueryRaw<string>("SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId").ToList();
        return applied.Find(migration => !known.Contains(migration)) is { } unknown
            ? throw new DatabaseTooNewException(path, unknown)
            : applied.Count == known.Count;
    }

    /// <summary>
    /// Under another name first: a process that dies on the way leaves no database, and so an empty file under the right name was never ours.
    /// </summary>
    private void Create()
    {
        // A log without its database would be played into whatever comes to stand beside it.
        if (new FileInfo(options.DatabasePath + DatabaseFile.WriteAheadLog) is { Exists: true, Length: > 0 })
        {
            throw new DatabaseGoneException(options.DatabasePath);
        }

        DiskSpace.Require(options.DataDirectory);
        var unfinished = options.DatabasePath + ".new";
        foreach (var leftover in Directory.EnumerateFiles(options.DataDirectory, Path.GetFileName(unfinished) + "*"))
        {
            File.Delete(leftover);
        }

        PrivateFolder.Write(unfinished, []);
        using (var context = SqliteSetup.Unpooled(unfinished))
        {
            Migrate(context);
        }

        File.Move(unfinished, options.DatabasePath);
    }

    private static void Migrate(StorageContext context)
    {
        context.Database.OpenConnection();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");

        // A process that was killed while migrating leaves EF Core's lock row behind, and the next one would wait for it for ever
        // (dotnet/efcore #34439). We hold the lease, so whoever wrote the row is gone.
        if (HasTable(context, MigrationsLock))
        {
            context.Database.ExecuteSqlRaw("DELETE FROM __EFMigrationsLock");
        }

        context.Database.Migrate();
    }

    private static void AssertWritable(StorageContext context)
    {
        try
        {
            context.BeginWriting().Dispose();
        }
        catch (Exception busy) when (StorageFailures.IsBusy(busy))
        {
            // Somebody writes there, so it can be written.
        }
    }

    private static bool HasTable(StorageContext context, string name) => Tables(context).Contains(name);

    private static List<string> Tables(StorageContext context) =>
        context.Database.SqlQueryRaw<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToList();
}

/// <summary>The database was written by a newer version, whose tables this one cannot know.</summary>
public sealed class DatabaseTooNewException(string path, string migration) : RefusalException(
    $"The database {path} was made by a newer version of MLlm3Rec (it holds the change \"{migration}\", which this version does not know). "
    + "Start the newer version, or choose another folder with --data-dir.");
