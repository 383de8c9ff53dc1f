using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Finds runs whose process has ended without ending them, so that nothing is "running" for ever.</summary>
public sealed class RunRecovery(Database database, RunFeed feed, TimeProvider clock)
{
    /// <summary>Marks them interrupted and says where. Called at start and now and then.</summary>
    public async Task MarkInterruptedAsync(CancellationToken cancellationToken)
    {
        var dead = await database.ReadAsync(Dead, cancellationToken);
        foreach (var run in dead)
        {
            var marked = await database.WriteAsync(context => Mark(context, run.Id, run.Worker), cancellationToken);
            if (marked is not null)
            {
                feed.Publish(RunSnapshot.Of(marked));
            }
        }
    }

    /// <summary>"Interrupted at 4,120 of 10,000."</summary>
    internal static string Words(long done, long total) =>
        total > 0 ? $"Interrupted at {done:N0} of {total:N0}." : done > 0 ? $"Interrupted at {done:N0}." : "Interrupted.";

    private static List<(int Id, string? Worker)> Dead(StorageContext context) => context
        .Rows("SELECT Id, Worker FROM Runs WHERE State = 'Running'", row => (row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1)))
        .FindAll(run => !RunWorker.MayBeAlive(run.Item2));

    private RunRecord? Mark(StorageContext context, int id, string? worker)
    {
        if (RunStore.Find(context, id) is not { } run)
        {
            return null;
        }

        var changed = context.Execute(
            "UPDATE Runs SET State = 'Interrupted', Message = @2, EndedAt = @3, Worker = NULL, CancelRequested = 0 "
            + "WHERE Id = @0 AND State = 'Running' AND Worker IS @1",
            id,
            worker,
            Words(run.Done, run.Total),
            clock.GetUtcNow().ToUnixTimeMilliseconds());
        return changed == 1 ? RunStore.Find(context, id) : null;
    }
}
