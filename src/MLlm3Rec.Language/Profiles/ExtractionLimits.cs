using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Language.Profiles;

/// <summary>How much a model is shown and asked for.</summary>
public sealed record ExtractionLimits
{
    /// <summary>The latest choices shown per person. Default 10: the paper speaks of short histories.</summary>
    [Range(1, 200)]
    public int Choices { get; init; } = 10;

    /// <summary>At most so many motives per person.</summary>
    [Range(1, 12)]
    public int Motives { get; init; } = 5;
}
