using MLlm3Rec.Connections;

namespace MLlm3Rec.Language.Calls;

/// <summary>A call without a usable answer. Carries words that are free of keys, never the exception of the network library, which is not.</summary>
internal sealed class CallFailedException(FailureKind kind, string words) : Exception(words)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>HTTP status, or null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>What was said in a form that is no model server's: to be understood by, never to be shown, kept or logged.</summary>
    public string Unshown { get; init; } = "";

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Requests sent before giving up.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Nothing came in the time allowed.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Prompt and longest reply are more than the model can hold.</summary>
    public bool TooLong { get; init; }

    /// <summary>The server refuses what this one question says, so that it tells nothing of the next.</summary>
    public bool OfContent { get; init; }

    /// <summary>What the request was sent with; null where none was sent.</summary>
    public ServerDialect? Sent { get; init; }

    /// <summary>The same failure after so many requests.</summary>
    public CallFailedException After(int attempts) => With(Kind, Message, attempts, Sent);

    public CallFailedException SentWith(ServerDialect dialect) => With(Kind, Message, Attempts, dialect);

    /// <summary>The same failure, told otherwise.</summary>
    public CallFailedException Told(FailureKind kind, string words) => With(kind, words, Attempts, Sent);

    private CallFailedException With(FailureKind kind, string words, int attempts, ServerDialect? sent) => new(kind, words)
    {
        Status = Status,
        Unshown = Unshown,
        RetryAfter = RetryAfter,
        Attempts = attempts,
        TimedOut = TimedOut,
        TooLong = TooLong,
        OfContent = OfContent,
        Sent = sent,
    };
}

internal enum FailureKind
{
    /// <summary>May work in a moment: 408, 409, 429, 5xx, a cut answer, a timeout.</summary>
    Transient,

    /// <summary>The server cannot be reached at all.</summary>
    Unreachable,

    /// <summary>This one question is refused: 400, 413, 422.</summary>
    Refused,

    /// <summary>Every question will be refused: 401, 402, 403, 404, a used-up quota, an unknown model, no model server at all.</summary>
    Permanent,
}

/// <summary>The budget has no room for another call.</summary>
internal sealed class BudgetEndedException(string words) : Exception(words)
{
    /// <summary>Requests sent for this question before.</summary>
    public int Attempts { get; init; }
}
