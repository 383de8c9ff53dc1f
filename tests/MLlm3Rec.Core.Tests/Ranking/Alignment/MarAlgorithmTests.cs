using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Alignment;

public sealed class MarAlgorithmTests : RecommenderContract
{
    protected override bool UsesChance => true;

    protected override IAlgorithm Create(int seed, int threads) => new Fitting(new MarOptions { Epochs = 4, Seed = seed, Threads = threads });

    /// <summary>The engine's pieces are fitted to the same train, as the product does.</summary>
    private sealed class Fitting(MarOptions options) : IRestorableAlgorithm
    {
        public string Method => options.Method;

        public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
            SmallDataset.Mar(train, options, cancellationToken).FitAsync(train, targets, cancellationToken);

        public async Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
            await SmallDataset.Mar(train, options, cancellationToken).LoadAsync(stream, train, cancellationToken);
    }
}
