namespace MLlm3Rec.Ranking;

/// <summary>What may be said of a part, each clause under the condition that makes it true. All of them begin small and end without a stop.</summary>
/// <remarks>
/// A clause claims no more than the part counts: that two items were chosen by the same people only where just those two are counted; of what was
/// learned or smoothed over texts it speaks as of things like the two.
/// </remarks>
public sealed record PartPhrases
{
    /// <summary>What the part measures, as a sentence of its own: true of any value.</summary>
    public required string Measure { get; init; }

    /// <summary>It adds to the score, and no single choice is known to carry it.</summary>
    public required string InGeneral { get; init; }

    /// <summary>
    /// It adds to the score and rests mostly on one choice: {choice} stands for its title, {when} for "which they chose in May 2014" and
    /// {likewise} for "as this person did in May 2014". Null for a part that rests on no choice.
    /// </summary>
    public string? ByChoice { get; init; }

    /// <summary>The same, where that choice was named in the sentence before.</summary>
    public string? BySameChoice { get; init; }

    /// <summary>It takes away from the score.</summary>
    public required string Against { get; init; }

    /// <summary><see cref="ByChoice"/> with the choice put in; what holds in general for a part that rests on no choice.</summary>
    /// <param name="choice">Its title, as quoted.</param>
    /// <param name="when">Said after the title, or empty.</param>
    /// <param name="likewise">The same in a sentence about other people.</param>
    public string About(string choice, string when = "", string likewise = "") => ByChoice is null
        ? InGeneral
        : ByChoice
            .Replace("{when}", when, StringComparison.Ordinal)
            .Replace("{likewise}", likewise, StringComparison.Ordinal)
            .Replace("{choice}", choice, StringComparison.Ordinal);
}
