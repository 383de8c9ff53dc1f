namespace MLlm3Rec.Storage.Auditing;

/// <summary>What kind of thing was done.</summary>
public enum AuditKind
{
    Upload,
    Import,
    Deletion,
    Publication,
    Connection,
    Export,
    Cancellation,
    Settings,
    Mark,
    Renaming,
}

/// <summary>That somebody did something. Written with the deed, never changed, never removed.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When.</param>
/// <param name="Who">As they call themselves.</param>
/// <param name="From">Where they were.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="What">Which one, in words. Holds nothing secret.</param>
public sealed record AuditEntry(int Id, DateTimeOffset At, string Who, ActorOrigin From, AuditKind Kind, string What);

/// <summary>What entries can be sorted by.</summary>
public enum AuditColumn
{
    At,
    Who,
    Kind,
}

/// <summary>Which entries to list, in which order; null means any.</summary>
public sealed record AuditQuery
{
    /// <summary>Entries that are the same in it stand by time.</summary>
    public AuditColumn Sort { get; init; }

    public bool Descending { get; init; } = true;

    /// <summary>A part of what the deed was done to, in any case of letters.</summary>
    public string? What { get; init; }

    public string? Who { get; init; }

    public AuditKind? Kind { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}
