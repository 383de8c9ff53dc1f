namespace MLlm3Rec.Runs;

/// <summary>What a long job tells while it works. A job is a stream of these; whoever reads it persists and shows.</summary>
public abstract record RunEvent;

/// <summary>A named step begins. <paramref name="Total"/> is 0 where it cannot be known.</summary>
public sealed record StepStarted(string Step, long Total) : RunEvent;

/// <summary>So many of the step's total are done.</summary>
public sealed record StepProgress(long Done) : RunEvent;

/// <summary>A line for the run's log.</summary>
public sealed record LogLine(LogLevelName Level, string Text) : RunEvent;

/// <summary>
/// One unit of work is complete and may be persisted, together with the mark that it is done. Units are idempotent:
/// a killed run skips the units it finds marked and does the rest.
/// </summary>
/// <param name="Unit">Unique in the run, e.g. "profiles 500-999".</param>
/// <param name="Result">What the unit made.</param>
public sealed record UnitFinished(string Unit, object Result) : RunEvent;

public enum LogLevelName
{
    Information,
    Warning,
    Error,
}
