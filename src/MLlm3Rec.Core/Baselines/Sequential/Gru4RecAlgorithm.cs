using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>A recurrent network reads the history choice by choice; its state is matched with the vectors of all items.</summary>
/// <remarks>
/// hₜ = GRU(E[iₜ], hₜ₋₁), score(u, j) = E[j] · h + b[j]; reading and matching share the vectors E [items × d]. Loss: cross entropy of the next choice
/// among the right answers of the batch and items drawn in proportion to popularity^α, scores corrected by ln of how often an item is a candidate
/// (logQ).
/// Histories are read side by side, one step each, without gradient into earlier steps; Adagrad with momentum.
/// Cost per epoch: interactions · d · (batch + negatives) · 6 + interactions · d² · 30; to score: |history| · d² · 12 + items · d · 2 per user.
/// Scores are NaN for items that nobody chose in train, which are also skipped in histories; without a history popularity decides.
/// Source: Hidasi et al. 2016, arXiv 1511.06939; Hidasi &amp; Karatzoglou 2018, arXiv 1706.03847; logQ: Yi et al. 2019, doi:10.1145/3298689.3346996.
/// Deviation from the authors' code: users are shuffled for every epoch instead of read in order of time; the best epoch on validation is kept.
/// Provenance: published.
/// </remarks>
public sealed class Gru4RecAlgorithm(Gru4RecOptions options) : TrainedAlgorithm
{
    public override string Method => "gru4rec";

    protected override EpochOptions Stopping => options.Stopping;

    public override Trainer Start(Dataset train) => new Gru4RecTrainer(train, options);

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights)
    {
        var model = Gru4RecModel.Empty(KnownItems.Of(train), options.EmbeddingSize);
        WeightStream.Fill(weights, model.Weights);
        return new Gru4RecRecommender(model);
    }
}
