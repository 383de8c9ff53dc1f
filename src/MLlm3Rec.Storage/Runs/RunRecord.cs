using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Storage.Runs;

/// <summary>One long job: what was asked, how far it is, what it came to.</summary>
public sealed record RunRecord
{
    public required int Id { get; init; }

    /// <summary>All that is needed to do it again.</summary>
    public required RunRequest Request { get; init; }

    public RunKind Kind => Request.Kind;

    public string Dataset => Request.Dataset;

    public required RunState State { get; init; }

    /// <summary>The named step it is at or ended in.</summary>
    public string? Step { get; init; }

    public long Done { get; init; }

    /// <summary>Of the step; 0 where it cannot be known.</summary>
    public long Total { get; init; }

    /// <summary>For a person: why it failed, where it was interrupted, what it waits for.</summary>
    public string? Message { get; init; }

    /// <summary>The run that must be done before this one starts.</summary>
    public int? After { get; init; }

    /// <summary>Who asked for it; null for runs from before names were kept.</summary>
    public string? By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Time spent working, all attempts together.</summary>
    public TimeSpan Elapsed { get; init; }

    public RunProvenance Provenance { get; init; } = new();

    public RunResult? Result { get; init; }

    public bool CanResume => State is RunState.Failed or RunState.Cancelled or RunState.Interrupted or RunState.Paused;

    public bool HasEnded => State is not (RunState.Queued or RunState.Running);
}

/// <summary>What one must know to get the same numbers again. Null where it does not matter to the kind of run.</summary>
/// <param name="DataHash">Content hash of the dataset.</param>
/// <param name="Engine">What read the texts, with its version.</param>
/// <param name="Vocabulary">Version of the motive dimensions.</param>
/// <param name="Seed">Where chance is involved.</param>
/// <param name="CodeVersion">Version and commit of the program.</param>
public sealed record RunProvenance(
    string? DataHash = null,
    string? Engine = null,
    string? Vocabulary = null,
    int? Seed = null,
    string? CodeVersion = null);

/// <param name="Sequence">1, 2, 3 … inside the run.</param>
/// <param name="At">When it was written.</param>
/// <param name="Level">How serious.</param>
/// <param name="Text">One line.</param>
public sealed record RunLine(int Sequence, DateTimeOffset At, LogLevelName Level, string Text);

/// <summary>What runs can be sorted by.</summary>
public enum RunColumn
{
    Id,
    State,
}

/// <summary>Which runs to list, in which order; null means any.</summary>
public sealed record RunQuery
{
    /// <summary>Runs that are the same in it stand by number.</summary>
    public RunColumn Sort { get; init; }

    public bool Descending { get; init; } = true;

    public string? Dataset { get; init; }

    public RunKind? Kind { get; init; }

    public RunState? State { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

public enum RunState
{
    /// <summary>Waits for a free worker, or for the run that it builds on.</summary>
    Queued,
    Running,
    Done,

    /// <summary>Stopped by an error, which is its message. May be retried: finished units are kept.</summary>
    Failed,

    /// <summary>Stopped by a person. May be resumed.</summary>
    Cancelled,

    /// <summary>Its process ended before it did. May be resumed.</summary>
    Interrupted,

    /// <summary>Stopped by itself, since something outside, told in its message, would have made going on vain. May be resumed.</summary>
    Paused,
}
