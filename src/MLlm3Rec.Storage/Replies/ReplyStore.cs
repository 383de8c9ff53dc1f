using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Replies;

/// <summary>Remembers replies across restarts, for the pages, the runs and the command line alike.</summary>
/// <remarks>
/// Many calls end at about the same time. Whoever reaches the gate first writes for everybody who waits, in one transaction, and each
/// caller goes on only when its own reply is safe: a reply that a caller has seen is never asked for again, whatever kills the process.
/// </remarks>
public sealed class ReplyStore(Database database) : IReplyStore, IDisposable
{
    private readonly ConcurrentQueue<Pending> waiting = new();
    private readonly SemaphoreSlim gate = new(1, 1);

    public Task<StoredReply?> FindAsync(ReplyKey key, CancellationToken cancellationToken)
    {
        var hash = HashOf(key);
        return database.ReadAsync(
            context => context.Rows("SELECT Text, TokensIn, TokensOut, LatencyMilliseconds, At FROM Replies WHERE Hash = @0", Read, hash).FirstOrDefault(),
            cancellationToken);
    }

    public async Task SaveAsync(ReplyKey key, StoredReply reply, CancellationToken cancellationToken)
    {
        var mine = new Pending(key, reply);
        waiting.Enqueue(mine);
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!mine.Written)
            {
                await WriteWaitingAsync(cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task WriteWaitingAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Pending>();
        while (waiting.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        try
        {
            await database.WriteAsync(context => Write(context, batch), cancellationToken);
        }
        catch
        {
            // The others must not believe that theirs is safe: they find themselves unwritten and try again.
            batch.ForEach(waiting.Enqueue);
            throw;
        }

        batch.ForEach(pending => pending.Written = true);
    }

    private static void Write(StorageContext context, List<Pending> batch)
    {
        foreach (var (key, reply) in batch.Select(pending => (pending.Key, pending.Reply)))
        {
            context.Execute(
                "INSERT OR REPLACE INTO Replies (Hash, Prompt, Version, Model, Text, TokensIn, TokensOut, LatencyMilliseconds, At) "
                + "VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)",
                HashOf(key),
                key.Prompt.Name,
                key.Prompt.Version,
                key.Model,
                reply.Text,
                reply.TokensIn,
                reply.TokensOut,
                (long)reply.Latency.TotalMilliseconds,
                reply.At.ToUnixTimeMilliseconds());
        }
    }

    private static byte[] HashOf(ReplyKey key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Prompt.Name}\n{key.Prompt.Version}\n{key.Model}\n{key.InputHash}"));

    private static StoredReply Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetInt32(1),
        row.GetInt32(2),
        TimeSpan.FromMilliseconds(row.GetInt64(3)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)));

    private sealed class Pending(ReplyKey key, StoredReply reply)
    {
        public ReplyKey Key => key;

        public StoredReply Reply => reply;

        /// <summary>Set inside the gate.</summary>
        public bool Written { get; set; }
    }
}
