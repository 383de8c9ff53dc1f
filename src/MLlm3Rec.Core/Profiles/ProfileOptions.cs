using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Profiles;

/// <summary>The numeric knobs of the built-in engine's profiles.</summary>
public sealed record ProfileOptions
{
    /// <summary>At most so many motives per profile, the strongest.</summary>
    [Range(1, 12)]
    public int Motives { get; init; } = 5;

    /// <summary>A motive weaker than this is left out, unless nothing stronger is found.</summary>
    [Range(0.0, 1.0)]
    public double MinimumStrength { get; init; } = 0.15;

    /// <summary>How much more the latest choice counts than the very old: 0 weighs all alike, 1 counts the latest double.</summary>
    [Range(0.0, 10.0)]
    public double RecentWeight { get; init; } = 0.5;

    /// <summary>After so many later choices the extra weight of a choice has halved.</summary>
    [Range(1.0, 1000.0)]
    public double RecentHalfLife { get; init; } = 10;

    /// <summary>How many choices' worth of belief the population holds: 0 trusts two choices fully, 20 needs a long history to say anything
    /// special.</summary>
    [Range(0.0, 1000.0)]
    public double Shrinkage { get; init; } = 3;

    /// <summary>How much the user's own words count beside the item's: 0 ignores reviews, 1 counts both alike; people say what moves them more
    /// plainly than shops do.</summary>
    [Range(0.0, 5.0)]
    public double ReviewWeight { get; init; } = 1.5;

    /// <summary>A motive needs so many choices that speak for it; in histories shorter than three times as many, one is enough.</summary>
    [Range(1, 20)]
    public int EvidenceNeeded { get; init; } = 2;

    /// <summary>At most so many quotes per motive, the strongest.</summary>
    [Range(1, 20)]
    public int EvidencePerMotive { get; init; } = 3;

    /// <summary>As stored with a profile.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"motives {Motives}, minimum {MinimumStrength}, recent {RecentWeight}/{RecentHalfLife}, ")
        + FormattableString.Invariant($"shrinkage {Shrinkage}, reviews {ReviewWeight}, evidence {EvidenceNeeded}-{EvidencePerMotive}");
}
