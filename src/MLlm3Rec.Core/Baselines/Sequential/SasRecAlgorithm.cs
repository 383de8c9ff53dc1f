using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>A transformer reads the latest items of a history; the output at the last one is matched with the vectors of all items.</summary>
/// <remarks>
/// score(u, j) = E[j] · F(i₁ … iₙ)ₙ with F as in <see cref="TransformerPass"/>, every place seeing itself and what came before; reading and
/// matching share the vectors E [items × d]. Trained to name, at every place, the item that came next; Adam with β = (0.9, 0.98).
/// Cost per epoch: interactions · (blocks · (d² · 72 + length · d · 12) + answers · d · 6) operations, answers being 2, the sample or all
/// items by <see cref="SequenceLoss"/>; to score: a third of that without answers, and items · d · 2, per user.
/// Scores are NaN for items that nobody chose in train, which are also skipped in histories; without a history popularity decides.
/// Source: Kang &amp; McAuley 2018, arXiv 1808.09781; cross entropy in place of one negative: Klenitskiy &amp; Vasilev 2023,
/// arXiv 2309.07602. Deviations: a sample shared by the batch instead of one negative (<see cref="SequenceLoss.Binary"/> is the
/// published loss), places counted from the latest item, sequences packed instead of padded. Provenance: published.
/// </remarks>
public sealed class SasRecAlgorithm(SasRecOptions options) : TrainedAlgorithm
{
    public override string Method => "sasrec";

    protected override EpochOptions Stopping => options.Stopping;

    public override Trainer Start(Dataset train) => new TransformerTrainer(Method, train, new NextItemTask(options.Places(train)), options);

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights) =>
        TransformerModel.Restore(Method, train, new NextItemTask(options.Places(train)), options, weights);
}

/// <summary>What <see cref="SasRecAlgorithm"/> can be told.</summary>
public sealed record SasRecOptions : TransformerOptions;
