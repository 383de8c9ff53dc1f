using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Finds runs whose process has ended without ending them, so that nothing is "running" for ever.</summary>
public sealed class RunRecovery(Database database, RunFeed feed, TimeProvider clock)
{
    private static readonly WriteOptions Marking = new() { MayUseReserve = true };

    /// <summary>Marks them interrupted and says where. Called at start and now and then.</summary>
    public async Task MarkInterruptedAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, worker) in await database.ReadAsync(Dead, cancellationToken))
        {
            var marked = await database.NoteAsync(context => Mark(context, id, worker), Marking, cancellationToken);
            if (marked is not null)
            {
                feed.Publish(RunSnapshot.Of(marked));
            }
        }
    }

    /// <summary>"Interrupted at 4,120 of 10,000."</summary>
    internal static string Words(long done, long total, string what = "Interrupted") =>
        total > 0 ? $"{what} at {done:N0} of {total:N0}." : done > 0 ? $"{what} at {done:N0}." : $"{what}.";

    private static List<(int Id, string? Worker)> Dead(StorageContext context) =>
    [
        .. context.Set<RunRow>().Where(run => run.State == RunState.Running).Select(run => new { run.Id, run.Worker }).AsEnumerable()
            .Where(run => !RunWorker.MayBeAlive(run.Worker)).Select(run => (run.Id, run.Worker)),
    ];

    private RunRecord? Mark(StorageContext context, int id, string? worker)
    {
        if (RunStore.Find(context, id) is not { } run)
        {
            return null;
        }

        var (words, now) = (Words(run.Done, run.Total), clock.GetUtcNow());
        var changed = context.Set<RunRow>()
            .Where(row => row.Id == id && row.State == RunState.Running && row.Worker == worker)
            .ExecuteUpdate(change => change
            .SetProperty(row => row.State, RunState.Interrupted)
            .SetProperty(row => row.Message, words)
            .SetProperty(row => row.EndedAt, now)
            .SetProperty(row => row.Worker, (string?)null)
            .SetProperty(row => row.CancelRequested, false));
        return changed == 1 ? RunStore.Find(context, id) : null;
    }
}
