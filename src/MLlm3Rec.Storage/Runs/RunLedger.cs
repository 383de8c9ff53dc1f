using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Writes what happens to runs. Every change of state is conditional on the state before, so that two processes cannot both make
/// it.</summary>
public sealed class RunLedger(Database database, AuditStore audit, TimeProvider clock)
{
    /// <summary>Nobody looks at what a worker writes, so it waits for as long as it takes.</summary>
    private static readonly WriteOptions Patient = new() { IsPatient = true };

    /// <summary>A run that could not say how it ended, for want of the last bytes, would be running for ever.</summary>
    private static readonly WriteOptions Ending = new() { IsPatient = true, MayUseReserve = true };

    /// <param name="request">What to do.</param>
    /// <param name="after">The run that must be done first.</param>
    /// <param name="claim">Begin it in this process at once instead of leaving it for any worker.</param>
    /// <param name="cancellationToken">Gives up waiting for the writer.</param>
    internal Task<RunRecord> CreateAsync(RunRequest request, int? after, bool claim, CancellationToken cancellationToken) =>
        database.WriteAsync(context => Create(context, request, after, claim), cancellationToken);

    /// <summary>Takes the oldest queued run whose predecessor is done; null where there is none, whoever finds none having asked for no lock. In
    /// read-only mode what is queued waits.</summary>
    internal async Task<RunRecord?> ClaimAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(Next, cancellationToken) is null
            ? null
            : await database.NoteAsync(context => Next(context) is { } next ? Begin(context, next) : null, Patient, cancellationToken);

    /// <exception cref="ReadOnlyException">Nothing may be changed.</exception>
    internal Task RequireChangesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                ReadOnlyRule.Check(context);
                return true;
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
                var requeued = Run(context, id).Where(run =>
                    run.State == RunState.Failed || run.State == RunState.Cancelled || run.State == RunState.Interrupted
                        || run.State == RunState.Paused)
                    .ExecuteUpdate(change => change
                        .SetProperty(run => run.State, RunState.Queued)
                        .SetProperty(run => run.Message, (string?)null)
                        .SetProperty(run => run.EndedAt, (DateTimeOffset?)null)
                        .SetProperty(run => run.CancelRequested, false)
                        .SetProperty(run => run.Worker, (string?)null)) == 1;
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
                var now = clock.GetUtcNow();
                Run(context, id).Where(run => run.State == RunState.Running)
                    .ExecuteUpdate(change => change.SetProperty(run => run.CancelRequested, true));
                var queued = Run(context, id).Where(run => run.State == RunState.Queued).ExecuteUpdate(change => change
                    .SetProperty(run => run.State, RunState.Cancelled)
                    .SetProperty(run => run.Message, "Cancelled before it began.")
                    .SetProperty(run => run.EndedAt, now));
                if (queued == 1)
                {
                    RunChains.CancelFollowers(context, id, now);
                }

                var run = RunStore.Find(context, id);
                if (run is not null && (queued == 1 || !run.HasEnded))
                {
                    audit.Add(context, AuditKind.Cancellation, $"run {id}: {run.Kind.Word()} of {run.Dataset}");
                }

                return run;
            },
            new WriteOptions { MayUseReserve = true },
            cancellationToken);

    /// <summary>One unit's results and the mark that it is done, in one transaction.</summary>
    internal Task SaveUnitAsync(int id, UnitFinished unit, Action<StorageContext> save, CancellationToken cancellationToken) =>
        database.NoteAsync(
            context =>
            {
                save(context);
                RunUnits.Keep(context, id, unit.Unit);
            },
            Patient,
            cancellationToken);

    /// <summary>Progress and new log lines. Returns whether somebody, perhaps in another process, has asked the run to stop.</summary>
    internal Task<bool> NoteAsync(RunProgressNote note, CancellationToken cancellationToken) =>
        database.NoteAsync(
            context =>
            {
                Append(context, note);
                return Run(context, note.Id).Select(run => run.CancelRequested).FirstOrDefault();
            },
            Patient,
            cancellationToken);

    /// <summary>The end of a run, together with whatever makes its results visible.</summary>
    internal Task<RunRecord> EndAsync(RunEnd end, Func<StorageContext, RunResult?> publish, CancellationToken cancellationToken) =>
        database.NoteAsync(
            context =>
            {
                var result = publish(context);
                var now = clock.GetUtcNow();
                Append(context, end.Note);
                Run(context, end.Note.Id).ExecuteUpdate(change => change
                    .SetProperty(run => run.State, end.State)
                    .SetProperty(run => run.Message, end.Message)
                    .SetProperty(run => run.Result, result)
                    .SetProperty(run => run.EndedAt, now)
                    .SetProperty(run => run.Worker, (string?)null)
                    .SetProperty(run => run.CancelRequested, false)
                    .SetProperty(run => run.DataHash, end.Provenance.DataHash)
                    .SetProperty(run => run.Engine, end.Provenance.Engine)
                    .SetProperty(run => run.Vocabulary, end.Provenance.Vocabulary)
                    .SetProperty(run => run.Seed, end.Provenance.Seed));
                if (end.State is RunState.Failed or RunState.Cancelled or RunState.Paused)
                {
                    RunChains.CancelFollowers(context, end.Note.Id, now);
                }

                return Get(context, end.Note.Id);
            },
            end.State is RunState.Done ? Patient : Ending,
            cancellationToken);

    private RunRecord Create(StorageContext context, RunRequest request, int? after, bool claim)
    {
        var now = clock.GetUtcNow();
        var id = context.Insert(new RunRow
        {
            Kind = request.Kind.Word(),
            Dataset = request.Dataset,
            State = claim ? RunState.Running : RunState.Queued,
            Request = request,
            After = after,
            By = audit.Who,
            CreatedAt = now,
            StartedAt = claim ? now : null,
            Worker = claim ? RunWorker.ThisProcess : null,
            CodeVersion = CodeVersion.Current,
        }).Id;
        if (request.Kind == RunKind.Import)
        {
            audit.Add(context, AuditKind.Import, $"dataset {request.Dataset}, run {id}");
        }

        return Get(context, id);
    }

    private static int? Next(StorageContext context)
    {
        var runs = context.Set<RunRow>();
        var next = runs.Where(run => run.State == RunState.Queued && !runs.Any(before => before.Id == run.After && before.State != RunState.Done))
            .OrderBy(run => run.Id).Select(run => (int?)run.Id).FirstOrDefault();
        return next is not null && ReadOnlyRule.IsOn(context) ? null : next;
    }

    private RunRecord? Begin(StorageContext context, int id)
    {
        var now = clock.GetUtcNow();
        var begun = Run(context, id)
            .Where(run =>
                run.State == RunState.Queued || run.State == RunState.Failed || run.State == RunState.Cancelled || run.State == RunState.Interrupted
                    || run.State == RunState.Paused)
            .ExecuteUpdate(change => change
                .SetProperty(run => run.State, RunState.Running)
                .SetProperty(run => run.Message, (string?)null)
                .SetProperty(run => run.StartedAt, now)
                .SetProperty(run => run.EndedAt, (DateTimeOffset?)null)
                .SetProperty(run => run.CancelRequested, false)
                .SetProperty(run => run.Worker, RunWorker.ThisProcess)
                .SetProperty(run => run.CodeVersion, CodeVersion.Current));
        return begun == 1 ? RunStore.Find(context, id) : null;
    }

    private static IQueryable<RunRow> Run(StorageContext context, int id) => context.Set<RunRow>().Where(run => run.Id == id);

    /// <summary>Of a run that was written in this transaction, or that runs: none is removed before it has ended.</summary>
    private static RunRecord Get(StorageContext context, int id) =>
        RunStore.Find(context, id) ?? throw new InvalidOperationException($"Run {id} is gone.");

    private static void Append(StorageContext context, RunProgressNote note)
    {
        Run(context, note.Id).ExecuteUpdate(change => change
            .SetProperty(run => run.Step, note.Step)
            .SetProperty(run => run.Done, note.Done)
            .SetProperty(run => run.Total, note.Total)
            .SetProperty(run => run.Elapsed, note.Elapsed));
        if (note.Lines.Count > 0)
        {
            var last = context.Set<RunLineRow>().Where(line => line.RunId == note.Id).Max(line => (int?)line.Sequence) ?? 0;
            context.InsertAll(note.Lines.Select((line, place) => new RunLineRow(note.Id, last + 1 + place, line.At, line.Level, line.Text)));
        }
    }
}

internal sealed record RunProgressNote(int Id, string? Step, long Done, long Total, TimeSpan Elapsed, IReadOnlyList<NewLine> Lines);

internal readonly record struct NewLine(DateTimeOffset At, LogLevelName Level, string Text);

internal sealed record RunEnd(RunProgressNote Note, RunState State, string? Message, RunProvenance Provenance);
