using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Touches the database as a reader and as a writer: on a connection of its own, since one that is open sees less than a new one.</summary>
public sealed class DatabaseProbe(Database database, StorageOptions options)
{
    /// <returns>Why it cannot be read and written at this moment; null where it can.</returns>
    public Task<string?> TryAsync(CancellationToken cancellationToken) => Task.Run(Try, cancellationToken);

    private string? Try()
    {
        try
        {
            if (database.Damage is { } damage)
            {
                return damage.Message;
            }

            Look();
            DiskSpace.Require(options.DataDirectory);
            return null;
        }
        catch (Exception failure) when (StorageFailures.InWords(failure, options) is { } words)
        {
            return words is DatabaseBusyException ? $"Writes wait: the database is being written by {WriterNote.HolderIn(options)}." : words.Message;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new DiskFailureException(options.DatabasePath, failure.Message, failure).Message;
        }
    }

    private void Look()
    {
        if (!File.Exists(options.DatabasePath))
        {
            throw new DatabaseGoneException(options.DatabasePath);
        }

        if (DatabaseFile.Fault(options.DatabasePath) is { } fault)
        {
            throw new DatabaseDamagedException(options.DatabasePath, fault);
        }

        using var context = SqliteSetup.Unpooled(options.DatabasePath);
        context.Database.OpenConnection();
        context.ReadSchema();
        context.BeginWriting().Dispose();
        if (DatabaseFile.IsCutOff(options.DatabasePath) && context.IsLogEmpty())
        {
            throw new DatabaseDamagedException(options.DatabasePath, "is cut off");
        }
    }
}
