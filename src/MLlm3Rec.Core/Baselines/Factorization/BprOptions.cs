using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>What <see cref="BprAlgorithm"/> can be told. Defaults: the peer's best of nine settings on Amazon Beauty.</summary>
public sealed record BprOptions
{
    [Range(1, 4096)]
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Step size. Default 0.1, or 0.02 where histories are long (<see cref="HistoryLength"/>), as MovieLens-1M wants it.</summary>
    [Range(1e-6, 10)]
    public double? LearningRate { get; init; }

    /// <summary>λ of users, items and biases alike. Default 0.01.</summary>
    [Range(0, 10)]
    public double Regularization { get; init; } = 0.01;

    /// <summary>Where the items come from that choices are held against. Default by popularity, or uniform where histories are long.</summary>
    public BprSampler? Sampler { get; init; }

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

    internal double Rate(Dataset train) => LearningRate ?? (HistoryLength.IsLong(train) ? 0.02 : 0.1);

    internal BprSampler Draws(Dataset train) => Sampler ?? (HistoryLength.IsLong(train) ? BprSampler.Uniform : BprSampler.Popularity);

    internal EpochOptions Stopping =>
        new() { Epochs = Epochs, Patience = Patience, ValidateEvery = ValidateEvery, Seed = Seed, Threads = Threads };
}

/// <summary>How the item that was not chosen is drawn.</summary>
public enum BprSampler
{
    /// <summary>In proportion to how often an item was chosen: harder to tell apart. As in benfred/implicit.</summary>
    Popularity,

    /// <summary>Every item that somebody chose alike, as published.</summary>
    Uniform,
}
