using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

/// <summary>
/// How every store reaches the database: one context per operation, reads side by side, writes one at a time.
/// </summary>
/// <remarks>
/// SQLite has no asynchronous calls: EF Core's own "async" ones block the caller (dotnet/efcore #28279). Here the work is written
/// synchronously, as it runs, and happens on a pool thread. One gate in the process keeps writers from meeting each other
/// (dotnet/efcore #29514); writers of other processes are waited for. Cancelling interrupts the statement that is running.
/// </remarks>
public sealed class Database(IDbContextFactory<StorageContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim writeGate = new(1, 1);

    public Task<T> ReadAsync<T>(Func<StorageContext, T> read, CancellationToken cancellationToken) =>
        Task.Run(() => Run(read, cancellationToken), cancellationToken);

    /// <summary>All of <paramref name="write"/> in one transaction. It must not call <see cref="WriteAsync{T}"/> again.</summary>
    public async Task<T> WriteAsync<T>(Func<StorageContext, T> write, CancellationToken cancellationToken)
    {
        await writeGate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Run(context => InTransaction(context, write), cancellationToken), cancellationToken);
        }
        finally
        {
            writeGate.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<StorageContext> write, CancellationToken cancellationToken) =>
        WriteAsync(
            context =>
            {
                write(context);
                return true;
            },
            cancellationToken);

    public void Dispose() => writeGate.Dispose();

    private T Run<T>(Func<StorageContext, T> work, CancellationToken cancellationToken)
    {
        using var context = contexts.CreateDbContext();
        context.Database.OpenConnection();
        var connection = context.Database.GetDbConnection();
        using var interrupt = cancellationToken.Register(() => SqliteSetup.Interrupt(connection));
        try
        {
            return work(context);
        }
        catch (Exception interrupted) when (
            cancellationToken.IsCancellationRequested && SqliteSetup.IsInterrupted(interrupted as DbException ?? interrupted.InnerException))
        {
            throw new OperationCanceledException("The database work was cancelled.", interrupted, cancellationToken);
        }
    }

    private static T InTransaction<T>(StorageContext context, Func<StorageContext, T> write)
    {
        // The transaction is undone as a whole or not at all: a savepoint before every change would only cost time.
        context.Database.AutoSavepointsEnabled = false;
        using var transaction = context.Database.BeginTransaction();
        var result = write(context);
        transaction.Commit();
        return result;
    }
}
