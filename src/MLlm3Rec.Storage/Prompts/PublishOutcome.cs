using MLlm3Rec.Prompts.Trials;

namespace MLlm3Rec.Storage.Prompts;

/// <param name="Who">Publishes.</param>
/// <param name="Reason">Why.</param>
public sealed record PublishNote(string Who, string Reason);

/// <summary>What came of publishing or going back: <see cref="Published"/>, <see cref="SomebodyElsePublished"/>, <see cref="GatesShut"/> or <see cref="NoSuchVersion"/>.</summary>
public abstract record PublishOutcome
{
    private protected PublishOutcome()
    {
    }
}

/// <param name="Number">Of the version that is live now.</param>
public sealed record Published(int Number) : PublishOutcome;

/// <summary>The live prompt is not the one that the publisher saw; nothing was written.</summary>
/// <param name="Live">Number of the one that is live.</param>
public sealed record SomebodyElsePublished(int Live) : PublishOutcome;

/// <summary>A condition does not hold; nothing was written.</summary>
/// <param name="Reasons">Those that do not.</param>
public sealed record GatesShut(IReadOnlyList<GateResult> Reasons) : PublishOutcome
{
    /// <summary>All reasons in a row.</summary>
    public string Words => string.Join(" ", Reasons.Select(gate => gate.Words));
}

/// <summary>There is nothing to go back to; nothing was written.</summary>
/// <param name="Number">The one asked for.</param>
public sealed record NoSuchVersion(int Number) : PublishOutcome;
