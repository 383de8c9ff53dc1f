using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>Matrix factorization by Bayesian personalized ranking: a chosen item must score above one that was not. Published.</summary>
/// <remarks>
/// maximise Σ ln σ(s(u, i) − s(u, j)) − λ/2 |Θ|² over choices (u, i) and drawn j outside u's choices, with s(u, i) = xᵤ · yᵢ + bᵢ, users
/// [users × d], items [items × d], biases [items]. Stochastic steps: with z = σ(s(u, j) − s(u, i)), xᵤ += η (z (yᵢ − yⱼ) − λ xᵤ) and so on.
/// Every epoch passes each choice once. Threads never race: users and items are dealt into shards anew for every epoch, pairs of shards that
/// share nothing run side by side, and the drawn item comes from the chosen one's shard, so any number of threads gives the same bits.
/// The validation item does not fold in; somebody outside the dataset stands at the mean of their items' vectors.
/// Cost per epoch: choices · d · 14. Source: Rendle et al. 2009, arXiv 1205.2618, figure 4; shards: Gemulla et al. 2011, doi:10.1145/2020408.2020426.
/// </remarks>
public sealed class BprAlgorithm(BprOptions options) : TrainedAlgorithm
{
    public override string Method => "bpr";

    protected override EpochOptions Stopping => options.Stopping;

    public override Trainer Start(Dataset train) => new BprTrainer(train, options);

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights)
    {
        var model = BprModel.Empty(train, options.EmbeddingSize);
        WeightStream.Fill(weights, model.Weights);
        return new BprRecommender(KnownItems.Of(train), model);
    }
}
