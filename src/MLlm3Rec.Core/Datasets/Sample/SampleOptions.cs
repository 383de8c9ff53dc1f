using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>How large the invented shop is, and from which seed it grows. Same options, same bytes.</summary>
public sealed record SampleOptions
{
    [Range(1, int.MaxValue)]
    public int Seed { get; init; } = 2508;

    [Range(1, 20_000)]
    public int Users { get; init; } = 840;

    /// <summary>Items per product of the catalogue; it lists sixty-one products.</summary>
    [Range(1, 50)]
    public int ItemsPerProduct { get; init; } = 11;
}
