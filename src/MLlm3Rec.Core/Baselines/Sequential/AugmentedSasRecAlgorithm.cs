using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>SASRec behind an augmenter: short histories are lengthened by items that the user never chose, invented to stand in front.</summary>
/// <remarks>
/// A SASRec learns reversed histories and so to tell what came before; greedily it puts items in front of histories that are short. The same weights
/// then learn the lengthened histories forwards. At question time the visible history is lengthened in the same way. Cost: that of <see
/// cref="SasRecAlgorithm"/>, longer by the items put in front, which themselves cost a scoring of all items each.
/// Source: Liu et al. 2021 (ASReP), arXiv 2105.00522; the class of methods is that of diffusion-based augmenters such as DiffuASR, Liu et al. 2023,
/// arXiv 2309.10435, without their diffusion. Provenance: reduced.
/// </remarks>
public sealed class AugmentedSasRecAlgorithm(AugmentedSasRecOptions options) : TrainedAlgorithm
{
    public override string Method => "sasrec-augmented";

    protected override EpochOptions Stopping => options.Stopping;

    /// <exception cref="ArgumentException">No epoch is left for the model itself.</exception>
    public override Trainer Start(Dataset train) => options.Epochs > options.ReversedEpochs
        ? new AugmentedTrainer(Method, train, options)
        : throw new ArgumentException($"{options.Epochs} epochs leave none behind {options.ReversedEpochs} reversed ones: allow more.");

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights)
    {
        var task = new NextItemTask(options.Places(train));
        var (forward, reversed) = (TransformerModel.Empty(train, task, options), TransformerModel.Empty(train, task, options));
        var backCast = new HistoryAugmenter(reversed, options.ShorterThan, options.PseudoItems);
        WeightStream.Fill(weights, [.. forward.Weights, .. backCast.Weights]);
        return new TransformerRecommender(Method, forward, backCast);
    }
}

/// <summary>What <see cref="AugmentedSasRecAlgorithm"/> can be told.</summary>
public sealed record AugmentedSasRecOptions : TransformerOptions
{
    /// <summary>Epochs on reversed histories before the model itself begins; part of <see cref="TransformerOptions.Epochs"/>.</summary>
    [Range(1, 10_000)]
    public int ReversedEpochs { get; init; } = 15;

    /// <summary>Items put in front of a short history. Default 5.</summary>
    [Range(1, 1_000)]
    public int PseudoItems { get; init; } = 5;

    /// <summary>Histories of so many known items or more are left alone. Default 10.</summary>
    [Range(2, 1_000)]
    public int ShorterThan { get; init; } = 10;
}
