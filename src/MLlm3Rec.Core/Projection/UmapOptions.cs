using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Projection;

/// <summary>How a UMAP is made. Defaults are those of the paper's own implementation.</summary>
public sealed record UmapOptions
{
    /// <summary>How many points, itself included, make up a point's surroundings. Few show fine structure, many the whole.</summary>
    [Range(2, 200)]
    public int Neighbours { get; init; } = 15;

    /// <summary>How close points may come on the map, in its units.</summary>
    [Range(0.0, 0.99)]
    public double MinimumDistance { get; init; } = 0.1;

    /// <summary>Passes over the graph; null for 500 up to 10,000 points and 200 beyond.</summary>
    [Range(1, 5000)]
    public int? Epochs { get; init; }

    /// <summary>Random points that each pull pushes away from.</summary>
    [Range(0, 50)]
    public int NegativeSamples { get; init; } = 5;

    /// <summary>Starts every draw: same seed, same picture.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many threads may work at once. It changes the time, never the result.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal int EpochsFor(int points) => Epochs ?? (points <= 10_000 ? 500 : 200);

    internal ParallelOptions Parallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken };
}
