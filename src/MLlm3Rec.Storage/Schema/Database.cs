using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MLlm3Rec.Storage.Schema;

/// <summary>
/// How every store reaches the database: one context per operation, reads side by side, writes one at a time.
/// </summary>
/// <remarks>
/// SQLite has no asynchronous calls: EF Core's own "async" ones block the caller (dotnet/efcore #28279). Here the work is written
/// synchronously, as it runs, and happens on a pool thread. One gate in the process keeps writers from meeting each other
/// (dotnet/efcore #29514); writers of other processes are waited for. Cancelling interrupts the statement that is running. What the disk
/// or the file refuses comes out as a <see cref="StorageException"/>, in words.
/// </remarks>
/// <param name="contexts">Where contexts come from.</param>
/// <param name="guard">Asked before every change that somebody wants.</param>
/// <param name="queue">Whose turn it is to write.</param>
/// <param name="options">Where the file is.</param>
public sealed class Database(IDbContextFactory<StorageContext> contexts, WriteGuard guard, WriteQueue queue, StorageOptions options)
{
    private static readonly WriteOptions Usual = new();

    /// <summary>What a statement found broken in the file since this process began; null where nothing.</summary>
    public DatabaseDamagedException? Damage { get; private set; }

    public Task<T> ReadAsync<T>(Func<StorageContext, T> read, CancellationToken cancellationToken) =>
        Task.Run(() => Run(read, cancellationToken), cancellationToken);

    /// <summary>A change that somebody wants: all of <paramref name="write"/> in one transaction, if the guard lets it pass. It must not write by
    /// this class again.</summary>
    /// <exception cref="StorageException">It cannot be written, and nothing was.</exception>
    public Task<T> WriteAsync<T>(Func<StorageContext, T> write, CancellationToken cancellationToken) => WriteAsync(write, Usual, cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}(Func{StorageContext, T}, CancellationToken)"/>
    public Task WriteAsync(Action<StorageContext> write, CancellationToken cancellationToken) => WriteAsync(write, Usual, cancellationToken);

    internal Task WriteAsync(Action<StorageContext> write, WriteOptions how, CancellationToken cancellationToken) =>
        WriteAsync(
            context =>
            {
                write(context);
                return true;
            },
            how,
            cancellationToken);

    internal Task<T> WriteAsync<T>(Func<StorageContext, T> write, WriteOptions how, CancellationToken cancellationToken) =>
        NoteAsync(
            context =>
            {
                guard(context);
                return write(context);
            },
            how,
            cancellationToken);

    internal Task<T> NoteAsync<T>(Func<StorageContext, T> write, CancellationToken cancellationToken) => NoteAsync(write, Usual, cancellationToken);

    internal Task NoteAsync(Action<StorageContext> write, CancellationToken cancellationToken) => NoteAsync(write, Usual, cancellationToken);

    internal Task NoteAsync(Action<StorageContext> write, WriteOptions how, CancellationToken cancellationToken) =>
        NoteAsync(
            context =>
            {
                write(context);
                return true;
            },
            how,
            cancellationToken);

    /// <summary>What must be written whoever may change things: how far a run is that was begun, what was paid for, who did what. A test names all
    /// callers.</summary>
    internal async Task<T> NoteAsync<T>(Func<StorageContext, T> write, WriteOptions how, CancellationToken cancellationToken)
    {
        if (!how.MayUseReserve)
        {
            DiskSpace.Require(options.DataDirectory);
        }

        using var turn = await queue.TakeAsync(how, cancellationToken);
        return await Task.Run(() => Run(context => InTransaction(context, write, turn, cancellationToken), cancellationToken), cancellationToken);
    }

    private T Run<T>(Func<StorageContext, T> work, CancellationToken cancellationToken)
    {
        // Whoever holds an open file does not notice that it has been deleted, and would write into nothing.
        if (!File.Exists(options.DatabasePath))
        {
            throw new DatabaseGoneException(options.DatabasePath);
        }

        using var context = contexts.CreateDbContext();
        try
        {
            context.Database.OpenConnection();
            var connection = context.Database.GetDbConnection();
            using var interrupt = cancellationToken.Register(() => SqliteSetup.Interrupt(connection));
            return work(context);
        }
        catch (Exception interrupted) when (
            cancellationToken.IsCancellationRequested && SqliteSetup.IsInterrupted(interrupted as DbException ?? interrupted.InnerException))
        {
            throw new OperationCanceledException("The database work was cancelled.", interrupted, cancellationToken);
        }
        catch (Exception failure) when (StorageFailures.InWords(failure, options) is { } words)
        {
            Damage = words as DatabaseDamagedException ?? Damage;
            throw words;
        }
    }

    private static T InTransaction<T>(
        StorageContext context, Func<StorageContext, T> write, WriteQueue.WriteTurn turn, CancellationToken cancellationToken)
    {
        // The transaction is undone as a whole or not at all: a savepoint before every change would only cost time.
        context.Database.AutoSavepointsEnabled = false;
        using var transaction = Begin(context, turn, cancellationToken);
        turn.Begin();
        var result = write(context);
        transaction.Commit();
        return result;
    }

    private static IDbContextTransaction Begin(StorageContext context, WriteQueue.WriteTurn turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return context.BeginWriting();
            }
            catch (Exception busy) when (StorageFailures.IsBusy(busy) && !turn.IsOverdue)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}

/// <summary>Throws where nothing may be changed. Called inside the transaction of the change.</summary>
public delegate void WriteGuard(StorageContext context);
