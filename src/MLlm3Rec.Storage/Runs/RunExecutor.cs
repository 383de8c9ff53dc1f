using Microsoft.Extensions.Logging;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Works on one claimed run until it has ended, one way or another, and writes down how.</summary>
public sealed class RunExecutor(RunLedger ledger, RunFeed feed, TimeProvider clock, ILogger<RunExecutor> logger)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    /// <param name="run">Claimed by this process.</param>
    /// <param name="job">What this run does.</param>
    /// <param name="cancel">A person's wish: the run ends as cancelled.</param>
    /// <param name="stop">The process is about to end: the run ends as interrupted.</param>
    internal async Task<RunRecord> ExecuteAsync(RunRecord run, RunJob job, CancellationToken cancel, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop);
        using var reporting = new CancellationTokenSource();
        var progress = new RunProgress(run, clock);
        var reporter = ReportAsync(progress, either, reporting.Token);
        RunRecord? ended = null;
        try
        {
            await WorkAsync(run, job, progress, either.Token);
            await StopReportingAsync(reporting, reporter);
            ended = await EndAsync(progress, job, RunState.Done, message: null, job.Publish);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await StopReportingAsync(reporting, reporter);
            var interrupted = stop.IsCancellationRequested && !cancel.IsCancellationRequested;
            ended = interrupted
                ? await EndAsync(progress, job, RunState.Interrupted, RunRecovery.Words(progress.Done, progress.Total), NoResult)
                : await EndAsync(progress, job, RunState.Cancelled, "Cancelled.", NoResult);
        }
        catch (Exception failure)
        {
            // The worker's outer edge: whatever a job throws becomes the run's own message, and the next run goes on.
            await StopReportingAsync(reporting, reporter);
            Log.RunFailed(logger, run.Id, run.Kind.Word(), failure);
            progress.Observe(new LogLine(LogLevelName.Error, $"{failure.GetType().Name}: {failure.Message}"));
            ended = await EndAsync(progress, job, RunState.Failed, failure.Message, NoResult);
        }

        job.Release(ended.State);
        feed.Publish(RunSnapshot.Of(ended));
        return ended;
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

    private Task<RunRecord> EndAsync(RunProgress progress, RunJob job, RunState state, string? message, Func<StorageContext, RunResult?> publish) =>
        ledger.EndAsync(new RunEnd(progress.TakeNote(), state, message, job.Provenance), publish, CancellationToken.None);

    private async Task ReportAsync(RunProgress progress, CancellationTokenSource run, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(ReportEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                feed.Publish(progress.Snapshot());
                if (await ledger.NoteAsync(progress.TakeNote(), CancellationToken.None))
                {
                    await run.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private static async Task StopReportingAsync(CancellationTokenSource reporting, Task reporter)
    {
        await reporting.CancelAsync();
        await reporter;
    }

    private static RunResult? NoResult(StorageContext context) => null;
}
