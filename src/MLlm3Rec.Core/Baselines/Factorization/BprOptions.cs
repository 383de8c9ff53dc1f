using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>What <see cref="BprAlgorithm"/> can be told. Defaults: the peer's best of nine settings on Amazon Beauty.</summary>
public sealed record BprOptions
{
    [Range(1, 4096)]
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Step size. Default 0.1; MovieLens-1M wants 0.02.</summary>
    [Range(1e-6, 10)]
    public double LearningRate { get; init; } = 0.1;

    /// <summary>λ of users, items and biases alike. Default 0.01.</summary>
    [Range(0, 10)]
    public double Regularization { get; init; } = 0.01;

    public BprSampler Sampler { get; init; } = BprSampler.Popularity;

    /// <summary>Ends here at the latest. An epoch draws one pair per choice.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 1_000;

    /// <summary>Ends when so many validations in a row bring nothing better.</summary>
    [Range(1, 100_000)]
    public int Patience { get; init; } = 5;

    /// <summary>Epochs from one validation to the next. Default 10: an epoch is much quicker than a validation.</summary>
    [Range(1, 1_000)]
    public int ValidateEvery { get; init; } = 10;

    public int Seed { get; init; } = 42;

    /// <summary>Changes no result; more than eight bring nothing. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal EpochOptions Stopping =>
        new() { Epochs = Epochs, Patience = Patience, ValidateEvery = ValidateEvery, Seed = Seed, Threads = Threads };
}
