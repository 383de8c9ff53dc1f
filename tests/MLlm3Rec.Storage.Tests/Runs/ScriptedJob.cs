using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>A job whose units write into the log of units only; before a given unit it does what the test says.</summary>
internal sealed class ScriptedJob(RunRecord run, RunStore runs, int units) : RunJob
{
    public List<string> Worked { get; } = [];

    public Func<int, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var finished = await runs.UnitsAsync(run.Id, cancellationToken);
        yield return new StepStarted("Counting", units);
        for (var unit = 0; unit < units; unit++)
        {
            await Before(unit, cancellationToken);
            if (!finished.Contains($"unit {unit}"))
            {
                Worked.Add($"unit {unit}");
                yield return new UnitFinished($"unit {unit}", unit);
            }

            yield return new StepProgress(unit + 1);
        }

        yield return new LogLine(LogLevelName.Information, "Counted.");
    }

    public override RunResult Publish(StorageContext context) => new("Counted.", [new NamedCount("units", units)]);
}
