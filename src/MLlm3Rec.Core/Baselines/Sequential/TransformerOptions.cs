using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What every transformer over histories can be told.</summary>
public abstract record TransformerOptions
{
    /// <summary>Width of item vectors and layers.</summary>
    [Range(1, 4096)]
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Layers of attention and feed-forward. Default 2, as published.</summary>
    [Range(1, 32)]
    public int Blocks { get; init; } = 2;

    /// <summary>Heads of attention; divides the width. Default 1, as published.</summary>
    [Range(1, 64)]
    public int Heads { get; init; } = 1;

    /// <summary>The latest items that are read. Default 50, or 200 where histories are long (<see cref="HistoryLength"/>), both as
    /// published.</summary>
    [Range(1, 4096)]
    public int? MaxLength { get; init; }

    /// <summary>Dropout of inputs, attention and layers. Default 0.4, or 0.2 where histories are long; published are 0.5 and 0.2.</summary>
    [Range(0, 0.95)]
    public double? Dropout { get; init; }

    /// <summary>Adam's step. Default 0.002, twice the published one: with a shared sample it converges in half the epochs.</summary>
    [Range(1e-6, 1)]
    public double LearningRate { get; init; } = 0.002;

    /// <summary>Users per step. Default 128, as published, or 64 where histories are long.</summary>
    [Range(1, 65_536)]
    public int? BatchSize { get; init; }

    /// <summary>What the right item is held against. Default a sample, at a fifth of the cost of all items.</summary>
    public SequenceLoss Loss { get; init; } = SequenceLoss.SampledCrossEntropy;

    /// <summary>
    /// Size of the shared sample. Default 1,024, or 512 where histories are long. Ignored but for <see cref="SequenceLoss.SampledCrossEntropy"/>.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? Negatives { get; init; }

    /// <summary>An item is drawn into the sample in proportion to its choices to this power; 0 is uniform. Default 0.5, as GRU4Rec's.</summary>
    [Range(0, 2)]
    public double PopularityPower { get; init; } = 0.5;

    /// <summary>Ends here at the latest.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 200;

    /// <summary>Ends when so many validations in a row bring nothing better.</summary>
    [Range(1, 100_000)]
    public int Patience { get; init; } = 5;

    /// <summary>Epochs from one validation to the next.</summary>
    [Range(1, 1_000)]
    public int ValidateEvery { get; init; } = 1;

    public int Seed { get; init; } = 42;

    /// <summary>Changes no result. Default one per core; more than four bring nothing to training.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Most items that are read.</summary>
    internal int Places(Dataset train) => MaxLength ?? (HistoryLength.IsLong(train) ? 200 : 50);

    internal TransformerSettings Settings(Dataset train)
    {
        var isLong = HistoryLength.IsLong(train);
        return new TransformerSettings(
            (float)(Dropout ?? (isLong ? 0.2 : 0.4)),
            (float)LearningRate,
            BatchSize ?? (isLong ? 64 : 128),
            Loss,
            Negatives ?? (isLong ? 512 : 1024),
            PopularityPower,
            Threads);
    }

    internal EpochOptions Stopping =>
        new() { Epochs = Epochs, Patience = Patience, ValidateEvery = ValidateEvery, Seed = Seed, Threads = Threads };
}

/// <summary><see cref="TransformerOptions"/> for learning, with what the dataset decides filled in.</summary>
internal sealed record TransformerSettings(
    float Dropout, float LearningRate, int BatchSize, SequenceLoss Loss, int Negatives, double PopularityPower, int Threads);
