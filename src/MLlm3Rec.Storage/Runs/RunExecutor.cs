using System.Collections.Concurrent;
using MLlm3Rec.Experiments;
using MLlm3Rec.Refusals;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Works on one claimed run until it has ended, one way or another, and writes down how.</summary>
public sealed class RunExecutor(RunLedger ledger, RunFeed feed, TimeProvider clock, ILogger<RunExecutor> logger)
{
    private readonly ConcurrentDictionary<int, RunEnd> unwritten = new();

    /// <summary>Whether a run has ended here and the database does not know it yet.</summary>
    internal bool IsUnwritten(int run) => unwritten.ContainsKey(run);

    /// <summary>Writes down the ends that could not be written when they came.</summary>
    internal async Task WriteEndsAsync(CancellationToken cancellationToken)
    {
        foreach (var (run, end) in unwritten)
        {
            feed.Publish(RunSnapshot.Of(await ledger.EndAsync(end, NoResult, cancellationToken)));
            unwritten.TryRemove(run, out _);
        }
    }

    /// <param name="run">Claimed by this process.</param>
    /// <param name="job">What this run does.</param>
    /// <param name="cancel">A person's wish: the run ends as cancelled.</param>
    /// <param name="stop">The process is about to end: the run ends as interrupted.</param>
    /// <exception cref="StorageException">The end could not be written down; <see cref="WriteEndsAsync"/> does it later.</exception>
    internal async Task<RunRecord> ExecuteAsync(RunRecord run, RunJob job, CancellationToken cancel, CancellationToken stop)
    {
        WriteQueue.BePatient();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop);
        var progress = new RunProgress(run, clock);
        await using var reporter = new RunReporter(progress, ledger, feed, either, clock);
        reporter.Begin();
        RunRecord? ended = null;
        try
        {
            await WorkAsync(run, job, progress, either.Token);
            await reporter.StopAsync();
            ended = await EndAsync(progress, job, RunState.Done, message: null, job.Publish);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await reporter.StopAsync();
            var interrupted = stop.IsCancellationRequested && !cancel.IsCancellationRequested;
            ended = interrupted
                ? await EndAsync(progress, job, RunState.Interrupted, RunRecovery.Words(progress.Done, progress.Total), NoResult)
                : await EndAsync(progress, job, RunState.Cancelled, "Cancelled.", NoResult);
        }
        catch (Exception failure)
        {
            // The worker's outer edge: whatever a job throws ends this run in words, and the next one goes on.
            await reporter.StopAsync();
            Log.RunFailed(logger, run.Id, run.Kind.Word(), failure);
            var words = WordsOf(failure, run.Id);
            var pauses = failure is RefusalException { Pauses: true };
            progress.Observe(new LogLine(pauses ? LogLevelName.Warning : LogLevelName.Error, words));
            ended = pauses
                ? await EndAsync(progress, job, RunState.Paused, $"{words} {RunRecovery.Words(progress.Done, progress.Total, "Paused")}", NoResult)
                : await EndAsync(progress, job, RunState.Failed, words, NoResult);
        }
        finally
        {
            Release(run, job, ended?.State ?? RunState.Failed);
        }

        feed.Publish(RunSnapshot.Of(ended));
        return ended;
    }

    private static string WordsOf(Exception failure, int run) => Refusal.WordsOf(failure)
        ?? $"Something failed that should not ({failure.GetType().Name}). What was finished is kept; the server's log says more of run {run}.";

    private void Release(RunRecord run, RunJob job, RunState state)
    {
        try
        {
            job.Release(state);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The run has ended all the same; what it leaves behind is swept later.
            Log.RunLeftFiles(logger, run.Id, left.Message);
        }
    }

    private async Task WorkAsync(RunRecord run, RunJob job, RunProgress progress, CancellationToken cancellationToken)
    {
        feed.Publish(RunSnapshot.Of(run));
        await foreach (var happened in Prefetch.AheadAsync(job.ExecuteAsync(cancellationToken), cancellationToken))
        {
            progress.Observe(happened);
            if (happened is UnitFinished unit)
            {
                await ledger.SaveUnitAsync(run.Id, unit, context => job.Save(context, unit), cancellationToken);
            }
        }
    }

    private async Task<RunRecord> EndAsync(
        RunProgress progress, RunJob job, RunState state, string? message, Func<StorageContext, RunResult?> publish)
    {
        var note = progress.TakeNote();
        try
        {
            return await ledger.EndAsync(new RunEnd(note, state, message, job.Provenance), publish, CancellationToken.None);
        }
        catch when (state is RunState.Done)
        {
            // Its results did not get in, which is how it failed.
            progress.TakeBack(note);
            throw;
        }
        catch (StorageException)
        {
            unwritten[note.Id] = new RunEnd(note, state, message, job.Provenance);
            feed.Publish(progress.Snapshot() with { State = state, Message = message });
            throw;
        }
    }

    private static RunResult? NoResult(StorageContext context) => null;
}
