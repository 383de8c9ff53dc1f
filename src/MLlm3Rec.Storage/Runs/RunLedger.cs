using System.Text.Json;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Writes what happens to runs. Every change of state is conditional on the state before, so that two processes cannot both make it.</summary>
public sealed class RunLedger(Database database, TimeProvider clock)
{
    /// <param name="request">What to do.</param>
    /// <param name="after">The run that must be done first.</param>
    /// <param name="claim">Begin it in this process at once instead of leaving it for any worker.</param>
    /// <param name="cancellationToken">Gives up waiting for the writer.</param>
    internal Task<RunRecord> CreateAsync(RunRequest request, int? after, bool claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var id = context.Scalar<int>(
                    "INSERT INTO Runs (Kind, Dataset, State, Request, After, Done, Total, CreatedAt, StartedAt, ElapsedMilliseconds, CancelRequested, Worker, CodeVersion) "
                    + "VALUES (@0, @1, @2, @3, @4, 0, 0, @5, @6, 0, 0, @7, @8) RETURNING Id",
                    request.Kind.Word(),
                    request.Dataset,
                    (claim ? RunState.Running : RunState.Queued).ToString(),
                    JsonSerializer.Serialize(request, StoredJson.Default.RunRequest),
                    after,
                    Now,
                    claim ? Now : null,
                    claim ? RunWorker.ThisProcess : null,
                    CodeVersion.Current);
                return RunStore.Find(context, id)!; // Inserted one statement ago, in this transaction.
            },
            cancellationToken);

    /// <summary>Takes the oldest queued run whose predecessor is done; null where there is none.</summary>
    internal Task<RunRecord?> ClaimAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var id = context.Scalar<int?>(
                    "SELECT r.Id FROM Runs r LEFT JOIN Runs p ON p.Id = r.After "
                    + "WHERE r.State = 'Queued' AND (p.Id IS NULL OR p.State = 'Done') ORDER BY r.Id LIMIT 1");
                return id is { } found ? Begin(context, found) : null;
            },
            cancellationToken);

    /// <summary>Takes one run that is queued or has stopped early; null if somebody else was faster.</summary>
    internal Task<RunRecord?> ClaimAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(context => Begin(context, id), cancellationToken);

    /// <summary>Back into the queue after an early stop.</summary>
    internal Task<bool> RequeueAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var requeued = context.Execute(
                    "UPDATE Runs SET State = 'Queued', Message = NULL, EndedAt = NULL, CancelRequested = 0, Worker = NULL "
                    + "WHERE Id = @0 AND State IN ('Failed', 'Cancelled', 'Interrupted')",
                    id) == 1;
                if (requeued)
                {
                    RunChains.RequeueFollowers(context, id);
                }

                return requeued;
            },
            cancellationToken);

    /// <summary>A queued run is cancelled at once; a running one is asked to stop. Anything else stays as it is.</summary>
    internal Task<RunRecord?> RequestCancelAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                context.Execute("UPDATE Runs SET CancelRequested = 1 WHERE Id = @0 AND State = 'Running'", id);
                var queued = context.Execute(
                    "UPDATE Runs SET State = 'Cancelled', Message = 'Cancelled before it began.', EndedAt = @1 WHERE Id = @0 AND State = 'Queued'",
                    id,
                    Now);
                if (queued == 1)
                {
                    RunChains.CancelFollowers(context, id, Now);
                }

                return RunStore.Find(context, id);
            },
            cancellationToken);

    /// <summary>One unit's results and the mark that it is done, in one transaction.</summary>
    internal Task SaveUnitAsync(int id, UnitFinished unit, Action<StorageContext> save, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                save(context);
                context.Execute("INSERT OR IGNORE INTO RunUnits (RunId, Unit) VALUES (@0, @1)", id, unit.Unit);
            },
            cancellationToken);

    /// <summary>Progress and new log lines. Returns whether somebody, perhaps in another process, has asked the run to stop.</summary>
    internal Task<bool> NoteAsync(RunProgressNote note, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                Append(context, note);
                return context.Scalar<bool>("SELECT CancelRequested FROM Runs WHERE Id = @0", note.Id);
            },
            cancellationToken);

    /// <summary>The end of a run, together with whatever makes its results visible.</summary>
    internal Task<RunRecord> EndAsync(RunEnd end, Func<StorageContext, RunResult?> publish, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var result = publish(context);
                Append(context, end.Note);
                context.Execute(
                    "UPDATE Runs SET State = @1, Message = @2, Result = @3, EndedAt = @4, Worker = NULL, CancelRequested = 0, "
                    + "DataHash = @5, Engine = @6, Vocabulary = @7, Seed = @8 WHERE Id = @0",
                    end.Note.Id,
                    end.State.ToString(),
                    end.Message,
                    result is null ? null : JsonSerializer.Serialize(result, StoredJson.Default.RunResult),
                    Now,
                    end.Provenance.DataHash,
                    end.Provenance.Engine,
                    end.Provenance.Vocabulary,
                    end.Provenance.Seed);
                if (end.State is RunState.Failed or RunState.Cancelled)
                {
                    RunChains.CancelFollowers(context, end.Note.Id, Now);
                }

                return RunStore.Find(context, end.Note.Id)!; // Runs are never removed while they run.
            },
            cancellationToken);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private RunRecord? Begin(StorageContext context, int id) => context.Execute(
        "UPDATE Runs SET State = 'Running', Message = NULL, StartedAt = @1, EndedAt = NULL, CancelRequested = 0, Worker = @2, CodeVersion = @3 "
        + "WHERE Id = @0 AND State IN ('Queued', 'Failed', 'Cancelled', 'Interrupted')",
        id,
        Now,
        RunWorker.ThisProcess,
        CodeVersion.Current) == 1 ? RunStore.Find(context, id) : null;

    private static void Append(StorageContext context, RunProgressNote note)
    {
        context.Execute(
            "UPDATE Runs SET Step = @1, Done = @2, Total = @3, ElapsedMilliseconds = @4 WHERE Id = @0",
            note.Id,
            note.Step,
            note.Done,
            note.Total,
            (long)note.Elapsed.TotalMilliseconds);
        foreach (var (at, level, text) in note.Lines)
        {
            context.Execute(
                "INSERT INTO RunLines (RunId, Sequence, At, Level, Text) "
                + "SELECT @0, COALESCE(MAX(Sequence), 0) + 1, @1, @2, @3 FROM RunLines WHERE RunId = @0",
                note.Id,
                at.ToUnixTimeMilliseconds(),
                level.ToString(),
                text);
        }
    }
}

internal sealed record RunProgressNote(int Id, string? Step, long Done, long Total, TimeSpan Elapsed, IReadOnlyList<NewLine> Lines);

internal readonly record struct NewLine(DateTimeOffset At, LogLevelName Level, string Text);

internal sealed record RunEnd(RunProgressNote Note, RunState State, string? Message, RunProvenance Provenance);
