using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Ranking.Candidates;

/// <summary>Which of these would this person choose next, and why?</summary>
public sealed record CandidateQuestion
{
    /// <summary>Holds the texts.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>Index of the user; −1 for a person outside the dataset.</summary>
    public required int User { get; init; }

    /// <summary>The visible choices, oldest first.</summary>
    public required ReadOnlyMemory<Interaction> History { get; init; }

    /// <summary>Why this person chooses, or null to rank without motives.</summary>
    public required MotivationProfile? Profile { get; init; }

    /// <summary>In no order that means anything: whoever asks must not give the truth away by its place.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }
}

/// <param name="Item">Index of the item.</param>
/// <param name="Traits">What it offers, or null to let its text speak.</param>
public sealed record Candidate(int Item, TraitProfile? Traits);
