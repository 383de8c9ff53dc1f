namespace MLlm3Rec.Storage.Runs;

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
}
