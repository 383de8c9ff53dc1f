using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Replies;

/// <summary>A reply that was paid for once.</summary>
internal sealed class ReplyRow
{
    /// <summary>SHA-256 over prompt, version, server, model and input.</summary>
    public required byte[] Hash { get; init; }

    public required string Prompt { get; init; }

    public required string Version { get; init; }

    public required string Model { get; init; }

    public required string Text { get; init; }

    public int TokensIn { get; init; }

    public int TokensOut { get; init; }

    public TimeSpan Latency { get; init; }

    public DateTimeOffset At { get; init; }

    public ReplyEnd End { get; init; }
}

internal sealed class ReplyConfiguration : IEntityTypeConfiguration<ReplyRow>
{
    public void Configure(EntityTypeBuilder<ReplyRow> builder)
    {
        builder.ToTable("Replies");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Latency).HasColumnName("LatencyMilliseconds");
        builder.Property(row => row.End).HasConversion<string>().HasDefaultValue(ReplyEnd.Whole);
    }
}

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
            context => context.Set<ReplyRow>().Where(row => row.Hash == hash)
                .Select(row => new StoredReply(row.Text, row.TokensIn, row.TokensOut, row.Latency, row.At) { End = row.End }).FirstOrDefault(),
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
            await database.NoteAsync(context => Write(context, batch), cancellationToken);
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
            var hash = HashOf(key);
            context.Replace(context.Set<ReplyRow>().Where(row => row.Hash == hash), new ReplyRow
            {
                Hash = hash,
                Prompt = key.Prompt.Name,
                Version = key.Prompt.Version,
                Model = key.Model,
                Text = reply.Text,
                TokensIn = reply.TokensIn,
                TokensOut = reply.TokensOut,
                Latency = reply.Latency,
                At = reply.At,
                End = reply.End,
            });
        }
    }

    private static byte[] HashOf(ReplyKey key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Prompt.Name}\n{key.Prompt.Version}\n{key.Server}\n{key.Model}\n{key.InputHash}"));

    private sealed class Pending(ReplyKey key, StoredReply reply)
    {
        public ReplyKey Key => key;

        public StoredReply Reply => reply;

        /// <summary>Set inside the gate.</summary>
        public bool Written { get; set; }
    }
}
