using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>A transformer that reads a history from both sides learns to name hidden items; asked, it names the one behind the end.</summary>
/// <remarks>
/// score(u, j) = E[j] · F(i₁ … iₙ, mark)ₙ₊₁ with F as in <see cref="TransformerPass"/>, every place seeing all. Trained on histories in which a
/// share of the items is replaced by the mark, to name them at the marks. Cost as <see cref="SasRecAlgorithm"/>, with twice its attention.
/// Scores are NaN for items that nobody chose in train, which are also skipped in histories; without a history popularity decides.
/// Source: Sun et al. 2019, arXiv 1904.06690. Deviations: a sample shared by the batch instead of all items
/// (<see cref="SequenceLoss.CrossEntropy"/> is the published loss); norms before the layers and a rectifier as wide as the outer layers, as
/// in SASRec; no projection before matching; each history is masked anew every epoch instead of ten times in advance. Provenance: published.
/// </remarks>
public sealed class Bert4RecAlgorithm(Bert4RecOptions options) : TrainedAlgorithm
{
    public override string Method => "bert4rec";

    protected override EpochOptions Stopping => options.Stopping;

    public override Trainer Start(Dataset train) => new TransformerTrainer(Method, train, TaskFor(train), options);

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights) =>
        TransformerModel.Restore(Method, train, TaskFor(train), options, weights);

    private ClozeTask TaskFor(Dataset train) => new(options.Places(train), options.Share(train), options.LastShare);
}

/// <summary>What <see cref="Bert4RecAlgorithm"/> can be told.</summary>
public sealed record Bert4RecOptions : TransformerOptions
{
    /// <summary>Share of items that are hidden. Default 0.6, or 0.2 where histories are long (<see cref="HistoryLength"/>), as published for Beauty
    /// and MovieLens.</summary>
    [Range(0.01, 1)]
    public double? MaskedShare { get; init; }

    /// <summary>Share of histories in which the last item alone is hidden, as when asked. Default 0.1.</summary>
    [Range(0, 1)]
    public double LastShare { get; init; } = 0.1;

    internal double Share(Dataset train) => MaskedShare ?? (HistoryLength.IsLong(train) ? 0.2 : 0.6);
}
