using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Lets a source work on while its reader is busy writing.</summary>
internal static class Prefetch
{
    private const int Ahead = 4;

    /// <summary>A job computes its next units while the last one is being written.</summary>
    public static IAsyncEnumerable<T> AheadAsync<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken) =>
        ReadAsync(source, Ahead, reader => reader.ReadAllAsync(cancellationToken), cancellationToken);

    /// <summary>Whatever has come since the last batch was taken, at most <paramref name="most"/>: one when the source is slow, many when it is
    /// fast.</summary>
    public static IAsyncEnumerable<IReadOnlyList<T>> BatchesAsync<T>(IAsyncEnumerable<T> source, int most, CancellationToken cancellationToken) =>
        ReadAsync(source, most, reader => BatchesAsync(reader, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<IReadOnlyList<T>> BatchesAsync<T>(
        ChannelReader<T> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await reader.WaitToReadAsync(cancellationToken))
        {
            var batch = new List<T>();
            while (reader.TryRead(out var item))
            {
                batch.Add(item);
            }

            yield return batch;
        }
    }

    private static async IAsyncEnumerable<TOut> ReadAsync<T, TOut>(
        IAsyncEnumerable<T> source,
        int capacity,
        Func<ChannelReader<T>, IAsyncEnumerable<TOut>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        var producer = Task.Run(() => ProduceAsync(source, channel.Writer, abandoned.Token), CancellationToken.None);
        try
        {
            await foreach (var item in read(channel.Reader))
            {
                yield return item;
            }
        }
        finally
        {
            await abandoned.CancelAsync();
            await producer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await producer;
    }

    private static async Task ProduceAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
            {
                await writer.WriteAsync(item, cancellationToken);
            }
        }
        finally
        {
            writer.Complete();
        }
    }
}
