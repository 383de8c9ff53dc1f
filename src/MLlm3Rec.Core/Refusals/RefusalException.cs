namespace MLlm3Rec.Refusals;

/// <summary>
/// Something that a person asked for cannot be done, for a reason that they can act on: the message is a sentence for them.
/// Any other exception is a defect of the program.
/// </summary>
public abstract class RefusalException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether it is something outside that keeps long work from going on, so that the work pauses, to be resumed when that has been seen
    /// to; else it has failed.</summary>
    public virtual bool Pauses => false;
}

/// <summary>The one place that decides which failures speak for themselves.</summary>
public static class Refusal
{
    /// <summary>The sentence for a person; null for a defect, of which they are told that it happened and not what it says.</summary>
    // What this version cannot do is told by the framework's own type, which says just that.
    public static string? WordsOf(Exception failure) => failure is RefusalException or NotSupportedException ? failure.Message : null;
}
