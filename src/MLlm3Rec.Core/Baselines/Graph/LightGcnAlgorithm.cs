using MLlm3Rec.Baselines.Factorization;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Graph;

/// <summary>LightGCN: vectors of users and items, smoothed over the graph of who chose what. Published.</summary>
/// <remarks>
/// e⁽ᵏ⁺¹⁾ = D^(−1/2) A D^(−1/2) e⁽ᵏ⁾ over users and items, A being the graph of train; final vectors are the mean of e⁽⁰⁾ … e⁽ᴷ⁾, score their
/// product.
/// minimise Σ −ln σ(s(u, i) − s(u, j)) + λ/2 |e⁽⁰⁾|² of the three over choices (u, i) and j uniform outside u's choices; Adam on all e⁽⁰⁾ [users +
/// items × d].
/// The graph is symmetric, so the gradient is smoothed by the same passes as the vectors.
/// At question time a user's hops are taken again over the history at hand, which equals the trained vector for the train history; somebody
/// outside the dataset has e⁽⁰⁾ = 0.
/// Cost per batch: 2 · layers · choices · d · 4, and Adam over all vectors; sixteen batches make an epoch, unless told otherwise. Source: He et al.
/// 2020, arXiv 2002.02126, equations 3, 4, 10 and 15.
/// </remarks>
public sealed class LightGcnAlgorithm(LightGcnOptions options) : TrainedAlgorithm
{
    public override string Method => "lightgcn";

    protected override EpochOptions Stopping => options.Stopping;

    public override Trainer Start(Dataset train) => new LightGcnTrainer(train, options);

    public override IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights)
    {
        var graph = ChoiceGraph.Of(train);
        var vectors = FactorMatrix.Empty(graph.Nodes, options.EmbeddingSize);
        WeightStream.Fill(weights, [new WeightArray(LightGcnTrainer.WeightName, vectors.Values)]);
        return LightGcnRecommender.Of(KnownItems.Of(train), graph, vectors, options);
    }
}
