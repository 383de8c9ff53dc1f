using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Text;

/// <summary>What <see cref="Bm25Algorithm"/> can be told.</summary>
public sealed record Bm25Options
{
    /// <summary>k₁: how soon a repeated word stops adding. Default 1.2 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1_000)]
    public double K1 { get; init; } = 1.2;

    /// <summary>b: how much long texts are damped. Default 0.75 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1)]
    public double B { get; init; } = 0.75;
}
