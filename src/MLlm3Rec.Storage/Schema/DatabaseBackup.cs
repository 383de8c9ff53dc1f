using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Copies of the database: made while it is in use, and put in its place while it is not.</summary>
/// <remarks>
/// A process that dies on the way leaves the database as it was, or as it shall be. The key ring is no part of a copy: keys of connections
/// are entered again where the ring is another. Fitted models are made anew when they are needed.
/// </remarks>
/// <param name="folder">Where the database lies.</param>
/// <param name="options">Its path.</param>
/// <param name="assertMayChange">Throws where somebody has said that nothing in a database may be changed.</param>
public sealed class DatabaseBackup(DataFolder folder, StorageOptions options, Action<StorageContext> assertMayChange)
{
    private const string Unfinished = ".part";

    /// <summary>Where a restore leaves the database that it took the place of.</summary>
    public string Former => options.DatabasePath + ".before-restore";

    /// <summary>One moment of the database in one file, while others go on reading and writing.</summary>
    /// <returns>Bytes of the copy.</returns>
    /// <exception cref="RefusalException">It cannot be made, or what came of it is not whole.</exception>
    public Task<long> SaveAsync(string file, CancellationToken cancellationToken) => Task.Run(() => Save(Path.GetFullPath(file)), cancellationToken);

    /// <summary>Puts a copy in the place of the database, which is kept as <see cref="Former"/>.</summary>
    /// <exception cref="RefusalException">The copy is damaged or of a newer version, somebody uses the folder, or nothing may be changed.</exception>
    public Task RestoreAsync(string file, CancellationToken cancellationToken) => Task.Run(() => Restore(Path.GetFullPath(file)), cancellationToken);

    private long Save(string file)
    {
        if (File.Exists(file))
        {
            throw new BackupException($"There is a file {file} already. Name another, or remove it first.");
        }

        Assert(options.DatabasePath);
        folder.Use();
        var unfinished = file + Unfinished;
        return InWords(options.DatabasePath, Path.GetDirectoryName(file)!, unfinished, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            DiskSpace.Require(Path.GetDirectoryName(file)!, folder.DatabaseBytes);
            PrivateFolder.Write(unfinished, []);
            using (var from = SqliteSetup.Unpooled(options.DatabasePath))
            using (var to = SqliteSetup.Unpooled(unfinished))
            {
                from.Database.OpenConnection();
                to.Database.OpenConnection();
                ((SqliteConnection)from.Database.GetDbConnection()).BackupDatabase((SqliteConnection)to.Database.GetDbConnection());
                AssertWhole(to, options.DatabasePath);
            }

            File.Move(unfinished, file);
            return new FileInfo(file).Length;
        });
    }

    private void Restore(string file)
    {
        Assert(file);
        using var alone = folder.TakeAlone();
        SqliteSetup.Forget(options.DatabasePath);
        AssertMayGo();
        var unfinished = options.DatabasePath + ".restoring";
        InWords(file, options.DataDirectory, unfinished, () =>
        {
            DiskSpace.Require(options.DataDirectory, new FileInfo(file).Length);
            Remove(unfinished);
            Copy(file, unfinished);
            Copy(file + DatabaseFile.WriteAheadLog, unfinished + DatabaseFile.WriteAheadLog);
            using (var copy = SqliteSetup.Unpooled(unfinished))
            {
                copy.Database.OpenConnection();
                AssertWhole(copy, file);
                DatabaseStartup.AssertKnown(copy, file);
            }

            PutInPlace(unfinished);
            return true;
        });
    }

    /// <summary>The log goes first: played into another database than its own it would damage it. What it held is in the file by then.</summary>
    private void PutInPlace(string unfinished)
    {
        if (!File.Exists(options.DatabasePath))
        {
            Move(DatabaseFile.WriteAheadLog);
            File.Move(unfinished, options.DatabasePath);
            return;
        }

        TryEmptyLog();
        Move(DatabaseFile.WriteAheadLog);
        File.Delete(options.DatabasePath + DatabaseFile.SharedMemory);
        File.Replace(unfinished, options.DatabasePath, Former);
    }

    private void Move(string suffix)
    {
        if (File.Exists(options.DatabasePath + suffix))
        {
            File.Move(options.DatabasePath + suffix, Former + suffix, overwrite: true);
        }
        else
        {
            File.Delete(Former + suffix);
        }
    }

    private void AssertMayGo()
    {
        if (!File.Exists(options.DatabasePath))
        {
            return;
        }

        try
        {
            using var context = SqliteSetup.Unpooled(options.DatabasePath);
            assertMayChange(context);
        }
        catch (SqliteException)
        {
            // What cannot be read, or is older than the question, forbids nothing: a copy may take its place.
        }
    }

    private void TryEmptyLog()
    {
        try
        {
            using var context = SqliteSetup.Unpooled(options.DatabasePath);
            context.Database.OpenConnection();
            context.ReadSchema();
        }
        catch (SqliteException)
        {
            // It is damaged, which is why another takes its place; its log is kept beside it.
        }
    }

    private static void Assert(string file)
    {
        if (!File.Exists(file))
        {
            throw new BackupException($"There is no file {file}.");
        }

        if (DatabaseFile.Fault(file) is { } fault)
        {
            throw new BackupException($"The file {file} {fault}.");
        }
    }

    private static void AssertWhole(StorageContext context, string file)
    {
        if (context.QuickCheck() is { } fault)
        {
            throw new BackupException($"The database {file} is damaged ({fault}). Nothing was changed; take an earlier copy.");
        }
    }

    private static void Copy(string from, string to)
    {
        if (!File.Exists(from))
        {
            return;
        }

        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = PrivateFolder.Open(to, FileMode.Create);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    private static void Remove(string unfinished)
    {
        File.Delete(unfinished);
        File.Delete(unfinished + DatabaseFile.WriteAheadLog);
        File.Delete(unfinished + DatabaseFile.SharedMemory);
    }

    /// <param name="read">The database that is read.</param>
    /// <param name="written">The folder that is written.</param>
    /// <param name="unfinished">What a failure must not leave behind.</param>
    /// <param name="work">Which of the two failed is seen from where the room is.</param>
    private static T InWords<T>(string read, string written, string unfinished, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is not RefusalException)
        {
            Remove(unfinished);
            throw StorageFailures.IsFull(failure) ? new DiskFullException(written, DiskSpace.FreeIn(written), cause: failure)
                : failure is SqliteException or IOException or UnauthorizedAccessException
                    ? new BackupException($"{read} could not be copied to {written}: {failure.Message.TrimEnd('.')}. Nothing was changed.", failure)
                : failure;
        }
        catch
        {
            Remove(unfinished);
            throw;
        }
    }
}

/// <summary>A copy cannot be made or put in place.</summary>
public sealed class BackupException(string message, Exception? cause = null) : RefusalException(message, cause);
