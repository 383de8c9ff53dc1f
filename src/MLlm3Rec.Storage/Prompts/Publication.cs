using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;

namespace MLlm3Rec.Storage.Prompts;

/// <param name="Who">Publishes.</param>
/// <param name="Reason">Why.</param>
public sealed record PublishNote(string Who, string Reason);

/// <summary>What came of publishing or going back: <see cref="Published"/>, <see cref="SomebodyElsePublished"/>, <see cref="GatesShut"/> or <see
/// cref="NoSuchVersion"/>.</summary>
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

/// <summary>A prompt that is or was live.</summary>
/// <param name="Number">1, 2, 3 …; 0 for what comes with the product, which is live until somebody publishes.</param>
/// <param name="Set">Its content.</param>
/// <param name="Who">Published it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Report">Of the test it was published with; null for a way back and for number 0.</param>
/// <param name="At">When; null for number 0.</param>
public sealed record PublishedPrompt(int Number, PromptSet Set, string Who, string Reason, TrialReport? Report, DateTimeOffset? At)
{
    /// <summary>"prompt version 3", or "the shipped prompt".</summary>
    public string Words => Number == 0 ? "the shipped prompt" : $"prompt version {Number}";
}
