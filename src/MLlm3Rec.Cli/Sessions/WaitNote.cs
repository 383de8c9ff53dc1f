using MLlm3Rec.Cli.Output;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Sessions;

/// <summary>Says for whom a verb waits, once, when it has waited for a moment.</summary>
internal static class WaitNote
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static ITimer Begin(WriteQueue queue, TimeProvider clock, Terminal terminal)
    {
        var told = 0;
        return clock.CreateTimer(
            _ =>
            {
                if (queue.WaitingSince is { } since && clock.GetUtcNow() - since >= Moment && Interlocked.Exchange(ref told, 1) == 0)
                {
                    terminal.Note($"Waiting: the database is being written by {queue.Holder}. This goes on when that has ended; Ctrl+C gives up.");
                }
            },
            state: null,
            LookEvery,
            LookEvery);
    }
}
