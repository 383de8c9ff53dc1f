using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What <see cref="Gru4RecAlgorithm"/> can be told. Defaults, unless said otherwise, are those of the figures in the authors' PyTorch
/// code.</summary>
public sealed record Gru4RecOptions
{
    /// <summary>Width of the one recurrent layer and of the item vectors. Default 64.</summary>
    [Range(1, 4096)]
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Histories that are read side by side. Default 128.</summary>
    [Range(1, 65_536)]
    public int BatchSize { get; init; } = 128;

    /// <summary>Dropout of the item vectors that are read. Default 0.4, or 0.1 where histories are long (<see cref="HistoryLength"/>).</summary>
    [Range(0, 0.95)]
    public double? InputDropout { get; init; }

    /// <summary>Dropout of the state. Default 0.2, or 0.1 where histories are long.</summary>
    [Range(0, 0.95)]
    public double? StateDropout { get; init; }

    /// <summary>Adagrad's step. Default 0.05.</summary>
    [Range(1e-6, 10)]
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Default 0.1.</summary>
    [Range(0, 0.999)]
    public double Momentum { get; init; } = 0.1;

    /// <summary>Wrong answers drawn per step beside the other histories' right ones. Default 1,024.</summary>
    [Range(0, 1_000_000)]
    public int Negatives { get; init; } = 1024;

    /// <summary>An item is drawn in proportion to its choices to this power. Default 0.5; 0 is uniform.</summary>
    [Range(0, 2)]
    public double PopularityPower { get; init; } = 0.5;

    /// <summary>How far scores are corrected for how often an item is a candidate, in [0, 1]. Default 1.</summary>
    [Range(0, 1)]
    public double LogQ { get; init; } = 1;

    /// <summary>Ends here at the latest.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 100;

    /// <summary>Ends when so many validations in a row bring nothing better. Default 5, as in the measured peer.</summary>
    [Range(1, 100_000)]
    public int Patience { get; init; } = 5;

    public int Seed { get; init; } = 42;

    /// <summary>Changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal float InputRate(Dataset train) => (float)(InputDropout ?? (HistoryLength.IsLong(train) ? 0.1 : 0.4));

    internal float StateRate(Dataset train) => (float)(StateDropout ?? (HistoryLength.IsLong(train) ? 0.1 : 0.2));

    internal EpochOptions Stopping => new() { Epochs = Epochs, Patience = Patience, Seed = Seed, Threads = Threads };
}
