using MLlm3Rec.Runs;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Where a running run stands; written by its worker, read by the reporter beside it.</summary>
internal sealed class RunProgress(RunRecord run, TimeProvider clock)
{
    /// <summary>Below this much work an estimate says nothing.</summary>
    private const double LeastShareForEstimate = 0.01;

    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();
    private readonly List<NewLine> lines = [];
    private string? step = run.Step;
    private long done = run.Done;
    private long total = run.Total;
    private long stepBegan = clock.GetTimestamp();
    private long stepBeganAt;

    public long Done => Interlocked.Read(ref done);

    public long Total => Interlocked.Read(ref total);

    public TimeSpan Elapsed => run.Elapsed + clock.GetElapsedTime(began);

    public void Observe(RunEvent happened)
    {
        lock (gate)
        {
            switch (happened)
            {
                case StepStarted started:
                    (step, done, total) = (started.Step, 0, started.Total);
                    (stepBegan, stepBeganAt) = (clock.GetTimestamp(), -1);
                    break;
                case StepProgress progress:
                    // The first report of a resumed step counts what was done before; the pace counts from there.
                    stepBeganAt = stepBeganAt < 0 ? (progress.Done > total / 2 ? progress.Done : 0) : stepBeganAt;
                    done = progress.Done;
                    break;
                case LogLine line:
                    lines.Add(new NewLine(clock.GetUtcNow(), line.Level, line.Text));
                    break;
            }
        }
    }

    public RunProgressNote TakeNote()
    {
        lock (gate)
        {
            var note = new RunProgressNote(run.Id, step, done, total, Elapsed, [.. lines]);
            lines.Clear();
            return note;
        }
    }

    /// <summary>What could not be written is written with the next note.</summary>
    public void TakeBack(RunProgressNote note)
    {
        lock (gate)
        {
            lines.InsertRange(0, note.Lines);
        }
    }

    public RunSnapshot Snapshot()
    {
        lock (gate)
        {
            return new RunSnapshot(run.Id, run.Kind, run.Dataset, RunState.Running, step, done, total, Elapsed, Remaining(), Message: null);
        }
    }

    private TimeSpan? Remaining()
    {
        var here = done - Math.Max(0, stepBeganAt);
        return total > 0 && here > total * LeastShareForEstimate ? clock.GetElapsedTime(stepBegan) * ((total - done) / (double)here) : null;
    }
}
