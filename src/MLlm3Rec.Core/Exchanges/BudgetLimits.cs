namespace MLlm3Rec.Exchanges;

/// <summary>Where a run stops by itself. Null is no limit.</summary>
public sealed record BudgetLimits
{
    /// <summary>Requests sent, repeated ones included.</summary>
    public long? Calls { get; init; }

    /// <summary>Tokens in and out together.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars; where the connection has no prices nothing is ever spent.</summary>
    public decimal? Money { get; init; }

    public static BudgetLimits Unlimited { get; } = new();
}
