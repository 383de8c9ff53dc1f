using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>Implicit alternating least squares: everybody's choices as weighted squares, users and items solved in turn. Published.</summary>
/// <remarks>
/// minimise Σ c(u, i) (p(u, i) − xᵤ · yᵢ)² + λ (Σ |xᵤ|² + Σ |yᵢ|²) over all pairs; p = 1 and c = confidence where u chose i in train, else p = 0 and
/// c = 1.
/// xᵤ solves (YᵀY + λI + (c − 1) Σ yᵢyᵢᵀ) xᵤ = c Σ yᵢ over the items i of u, likewise yᵢ; each sweep takes a few steps of conjugate gradients from
/// the last solution. Users [users × d] and items [items × d] start uniform in [0, 0.01).
/// At question time xᵤ is solved anew for the history at hand: a longer history and somebody outside the dataset fold in alike.
/// Cost per sweep: (steps + 1) · (2 · choices · d + (users + items) · d²) · 2.
/// Source: Hu, Koren &amp; Volinsky 2008, doi:10.1109/ICDM.2008.22; Takács, Pilászy &amp; Tikk 2011, doi:10.1145/2043932.2043987.
/// </remarks>
public sealed class IalsAlgorithm(IalsOptions options) : TrainedAlgorithm
{
    public override string Method => "ials";

    protected override EpochOptions Stopping => options.Stopping;

    public override Trainer Start(Dataset train) => new IalsTrainer(train, options.For(train));

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights)
    {
        var recommender = new IalsRecommender(KnownItems.Of(train), FactorMatrix.Empty(train.Items.Count, options.EmbeddingSize), options.For(train));
        recommender.Fill(weights);
        return recommender;
    }
}
