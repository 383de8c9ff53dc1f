using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>What <see cref="IalsAlgorithm"/> can be told.</summary>
public sealed record IalsOptions
{
    [Range(1, 4096)]
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>How many times more a choice counts than a missing one. Default 20, or 1 where histories are long (<see cref="HistoryLength"/>): the
    /// peer's best of 24 settings on Amazon Beauty and MovieLens-1M.</summary>
    [Range(1, 100_000)]
    public double? Confidence { get; init; }

    /// <summary>λ. Default 1, as above.</summary>
    [Range(0, 1e6)]
    public double Regularization { get; init; } = 1;

    /// <summary>Sweeps over users and items. Default 15, the default of benfred/implicit; on MovieLens-1M, NDCG@10 rises from .0474 to .0482 until
    /// 25.</summary>
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 15;

    /// <summary>Steps of conjugate gradients per vector and sweep. Default 3 (Takács et al. 2011).</summary>
    [Range(1, 1_000)]
    public int SolverSteps { get; init; } = 3;

    public int Seed { get; init; } = 42;

    /// <summary>Changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The same with what the dataset decides.</summary>
    internal IalsOptions For(Dataset train) => this with { Confidence = Confidence ?? (HistoryLength.IsLong(train) ? 1 : 20) };

    /// <summary>Validated at the end only: sweeps improve steadily, and a validation costs as much as several of them.</summary>
    internal EpochOptions Stopping => new() { Epochs = Epochs, ValidateEvery = Math.Min(Epochs, 1_000), Seed = Seed, Threads = Threads };
}
