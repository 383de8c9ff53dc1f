using MLlm3Rec.Experiments;

namespace MLlm3Rec.Storage.Runs;

/// <summary>How a run stands at one moment.</summary>
/// <param name="Id">The run.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Dataset">What it works on.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Step">The named step, or null before the first.</param>
/// <param name="Done">Of the step.</param>
/// <param name="Total">Of the step; 0 where it cannot be known.</param>
/// <param name="Elapsed">Time worked, all attempts together.</param>
/// <param name="Remaining">Estimate for this step from its pace so far; null until there is one.</param>
/// <param name="Message">For a person; see <see cref="RunRecord.Message"/>.</param>
public sealed record RunSnapshot(
    int Id,
    RunKind Kind,
    string Dataset,
    RunState State,
    string? Step,
    long Done,
    long Total,
    TimeSpan Elapsed,
    TimeSpan? Remaining,
    string? Message)
{
    public bool HasEnded => State is not (RunState.Queued or RunState.Running);

    public static RunSnapshot Of(RunRecord run) => new(
        run.Id, run.Kind, run.Dataset, run.State, run.Step, run.Done, run.Total, run.Elapsed, Remaining: null, run.Message);
}
