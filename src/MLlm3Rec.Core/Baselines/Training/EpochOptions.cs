using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Baselines.Training;

/// <summary>When a training in epochs looks at validation, and when it ends.</summary>
public sealed record EpochOptions
{
    /// <summary>Ends here at the latest.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 200;

    /// <summary>Ends when so many validations in a row bring nothing better. Ignored without targets.</summary>
    [Range(1, 100_000)]
    public int Patience { get; init; } = 5;

    /// <summary>Epochs from one validation to the next.</summary>
    [Range(1, 1_000)]
    public int ValidateEvery { get; init; } = 1;

    /// <summary>At most so many users are validated, drawn with the seed: the standard error of NDCG@10 over 10,000 users is about .002.</summary>
    [Range(1, 10_000_000)]
    public int ValidationUsers { get; init; } = 10_000;

    public int Seed { get; init; } = 42;

    /// <summary>Threads for validation; changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
