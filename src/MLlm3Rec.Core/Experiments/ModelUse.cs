using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Experiments;

/// <summary>A language model in the built-in engine's stead, and how far a run may go with it. Holds no key.</summary>
public sealed record ModelUse
{
    /// <summary>Name of the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Where the run stops by itself. Counts all its attempts together.</summary>
    public BudgetLimits Budget { get; init; } = BudgetLimits.Unlimited;

    /// <summary>Calls at once, if fewer than the connection allows; null leaves it to the connection.</summary>
    public int? Parallel { get; init; }

    /// <summary>Of one call, if shorter than the connection's; null leaves it to the connection.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Only users or items whose latest answer from this connection was rejected; they are asked again, whatever is remembered.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Leave a remembered reply that was of no use as it is; else whoever it was about is asked about again.</summary>
    public bool KeepRejected { get; init; }
}
