namespace MLlm3Rec.Exchanges;

/// <summary>What asking about one unit (a user, an item, a list) came to: <see cref="Accepted{T}"/>, <see cref="Rejected{T}"/> or <see
/// cref="NotAsked{T}"/>.</summary>
/// <param name="Exchanges">Every question and reply behind it, in order; empty for the built-in engine.</param>
public abstract record Answer<T>(IReadOnlyList<Exchange> Exchanges);

/// <summary>A reply that passed every check.</summary>
public sealed record Accepted<T>(T Value, IReadOnlyList<Exchange> Exchanges) : Answer<T>(Exchanges)
{
    /// <summary>Found without asking a model.</summary>
    public Accepted(T value)
        : this(value, [])
    {
    }
}

/// <summary>No usable reply, also not after the repair round: kept, counted and shown, never mended.</summary>
/// <param name="Cause">Whether the reply or the call failed.</param>
/// <param name="Reasons">In words, for a person.</param>
/// <param name="Exchanges">With the raw replies.</param>
public sealed record Rejected<T>(RejectionCause Cause, IReadOnlyList<string> Reasons, IReadOnlyList<Exchange> Exchanges) : Answer<T>(Exchanges);

/// <summary>The run's budget ended before this unit was through. The unit is not finished: a resumed run asks again, and remembers what was paid
/// for.</summary>
/// <param name="Reason">Which limit, in words.</param>
/// <param name="Exchanges">What was asked before the limit.</param>
public sealed record NotAsked<T>(string Reason, IReadOnlyList<Exchange> Exchanges) : Answer<T>(Exchanges);

public enum RejectionCause
{
    /// <summary>The model answered, and the answer broke a rule.</summary>
    Reply,

    /// <summary>The server gave no answer, also not when asked again, or refused this one question.</summary>
    Call,
}
