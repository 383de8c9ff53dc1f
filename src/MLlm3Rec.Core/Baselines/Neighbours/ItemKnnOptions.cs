using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>What <see cref="ItemKnnAlgorithm"/> can be told.</summary>
public sealed record ItemKnnOptions
{
    /// <summary>Neighbours kept per item, besides the item itself. Default 100, the best of 20 to 1,000 on Amazon Beauty's validation.</summary>
    [Range(1, 100_000)]
    public int Neighbours { get; init; } = 100;

    public KnnWeighting Weighting { get; init; } = KnnWeighting.Cosine;

    /// <summary>BM25's saturation; ignored by cosine. With binary choices it only matters together with <see cref="B"/>. Default 1.2 (Robertson and
    /// Zaragoza 2009).</summary>
    [Range(0, 1_000)]
    public double K1 { get; init; } = 1.2;

    /// <summary>BM25's damping of popular items; ignored by cosine. Default 0.75 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1)]
    public double B { get; init; } = 0.75;

    /// <summary>Threads for fitting; changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>How much one shared user says about two items.</summary>
public enum KnnWeighting
{
    /// <summary>Every user alike, divided by the items' lengths.</summary>
    Cosine,

    /// <summary>Okapi BM25 with items as documents and users as terms: users of few choices say more, popular items are damped.</summary>
    Bm25,
}
