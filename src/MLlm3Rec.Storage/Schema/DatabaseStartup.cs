using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Makes the database exist and fit this version, before anything else touches it.</summary>
public sealed class DatabaseStartup(IDbContextFactory<StorageContext> contexts, StorageOptions options)
{
    /// <exception cref="DatabaseTooNewException">The database holds a migration that this version does not know.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => Task.Run(() => Ensure(cancellationToken), cancellationToken);

    private void Ensure(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.DataDirectory);
        PrivateFolder.Create(options.KeyRingDirectory);
        using var context = contexts.CreateDbContext();
        if (!IsCurrent(context))
        {
            using var lease = MigrationLease.Take(options.DatabasePath + ".migrating", cancellationToken);
            if (!IsCurrent(context))
            {
                Migrate(context);
            }
        }
    }

    /// <summary>The usual start: one small query instead of EF Core's migrator.</summary>
    private bool IsCurrent(StorageContext context)
    {
        if (!File.Exists(options.DatabasePath))
        {
            return false;
        }

        context.Database.OpenConnection();
        if (!HasTable(context, "__EFMigrationsHistory"))
        {
            return false;
        }

        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = context.Database.SqlQueryRaw<string>("SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId").ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } unknown)
        {
            throw new DatabaseTooNewException(options.DatabasePath, unknown);
        }

        return applied.Count == known.Count;
    }

    private static void Migrate(StorageContext context)
    {
        context.Database.OpenConnection();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");

        // A process that was killed while migrating leaves EF Core's lock row behind, and the next one would wait for it for ever
        // (dotnet/efcore #34439). We hold the lease, so whoever wrote the row is gone.
        if (HasTable(context, "__EFMigrationsLock"))
        {
            context.Database.ExecuteSqlRaw("DELETE FROM __EFMigrationsLock");
        }

        context.Database.Migrate();
    }

    private static bool HasTable(StorageContext context, string name) =>
        context.Database.SqlQuery<string>($"SELECT name FROM sqlite_master WHERE name = {name}").AsEnumerable().Any();
}

/// <summary>The database was written by a newer version, whose tables this one cannot know.</summary>
public sealed class DatabaseTooNewException(string path, string migration) : RefusalException(
    $"The database {path} was made by a newer version of MLlm3Rec (it holds the change \"{migration}\", which this version does not know). "
    + "Start the newer version, or choose another folder with --data-dir.");
