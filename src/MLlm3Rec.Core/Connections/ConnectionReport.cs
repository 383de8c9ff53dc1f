namespace MLlm3Rec.Connections;

/// <summary>What a test of a connection found, one line per question, for a person to read.</summary>
/// <param name="Connection">Its name.</param>
/// <param name="Checks">In the order they were made; a check that cannot be made after a failure is left out.</param>
/// <param name="Structure">The strictest form of reply that the server takes, or null where it was not found out.</param>
/// <param name="VectorSize">Length of its embeddings, or null where it gave none.</param>
/// <param name="Latency">Of one short chat call, or of one embedding; null where there was none.</param>
public sealed record ConnectionReport(
    string Connection, IReadOnlyList<ConnectionCheck> Checks, StructuredOutput? Structure, int? VectorSize, TimeSpan? Latency)
{
    /// <summary>What the server was found to understand, to be kept with the connection; null where that was not found out.</summary>
    public ServerDialect? Dialect { get; init; }

    /// <summary>Names of the models that the server lists; empty where it lists none.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Whether the connection can be used for what it is set up for.</summary>
    public bool Passed => Checks.All(check => check.Verdict != CheckVerdict.Failed);
}

/// <param name="Title">What was asked, e.g. "Reachable".</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Words">The answer in a sentence, with what to do where it failed. Never holds a key.</param>
public sealed record ConnectionCheck(string Title, CheckVerdict Verdict, string Words);

public enum CheckVerdict
{
    Passed,

    /// <summary>Works, in a lesser way.</summary>
    Weak,
    Failed,
}

/// <summary>Tests a connection: short calls of at most ten seconds each, and one person read as a run would, which may take a minute. None takes
/// longer than the connection allows.</summary>
public delegate Task<ConnectionReport> ConnectionTest(OpenedConnection connection, CancellationToken cancellationToken);
