using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Turns work that reports progress by calling into a stream of the same events.</summary>
internal static class ProgressStream
{
    public static async IAsyncEnumerable<RunEvent> OfAsync(
        Func<IProgress<RunEvent>, CancellationToken, Task> work,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
        var working = Task.Run(
            async () =>
            {
                try
                {
                    await work(new ToChannel(events.Writer), cancellationToken);
                }
                finally
                {
                    events.Writer.Complete();
                }
            },
            CancellationToken.None);
        await foreach (var happened in events.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return happened;
        }

        await working;
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, keeps the order.</summary>
    private sealed class ToChannel(ChannelWriter<RunEvent> writer) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => writer.TryWrite(value);
    }
}
