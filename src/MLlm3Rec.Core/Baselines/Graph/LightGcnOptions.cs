using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Graph;

/// <summary>What <see cref="LightGcnAlgorithm"/> can be told. Defaults, unless said otherwise, are the peer's for Amazon Beauty.</summary>
public sealed record LightGcnOptions
{
    /// <summary>Choices of train from which on a larger rate is taken.</summary>
    private const int Many = 500_000;

    [Range(1, 4096)]
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Hops over the graph. Default 3, as published.</summary>
    [Range(0, 16)]
    public int Layers { get; init; } = 3;

    /// <summary>Adam's step. Default 0.005, or 0.01 from 500,000 choices on, as the measured peer's on Amazon Beauty and MovieLens-1M.</summary>
    [Range(1e-6, 1)]
    public double? LearningRate { get; init; }

    /// <summary>λ of the vectors that a batch names. Default 1e-4, as published.</summary>
    [Range(0, 10)]
    public double Regularization { get; init; } = 1e-4;

    /// <summary>
    /// Choices per step at most; an epoch's steps are of one size. Default a sixteenth of all, at least 1,024: every step passes over the whole
    /// graph, so that with the same size for any dataset the cost of an epoch would grow with the square of the choices. The peer's are a
    /// nineteenth on Amazon Beauty, a fifteenth on MovieLens-1M.
    /// </summary>
    [Range(1, 10_000_000)]
    public int? BatchSize { get; init; }

    /// <summary>Ends here at the latest.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 1_000;

    /// <summary>Ends when so many validations in a row bring nothing better.</summary>
    [Range(1, 100_000)]
    public int Patience { get; init; } = 6;

    /// <summary>Epochs from one validation to the next.</summary>
    [Range(1, 1_000)]
    public int ValidateEvery { get; init; } = 5;

    public int Seed { get; init; } = 42;

    /// <summary>Changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal double Rate(Dataset train) => LearningRate ?? (train.InteractionCount < Many ? 0.005 : 0.01);

    internal int Batch(Dataset train) => BatchSize ?? Math.Max(1_024, (train.InteractionCount + 15) / 16);

    internal EpochOptions Stopping =>
        new() { Epochs = Epochs, Patience = Patience, ValidateEvery = ValidateEvery, Seed = Seed, Threads = Threads };
}
