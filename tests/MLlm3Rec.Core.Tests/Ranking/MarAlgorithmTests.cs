using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking;

public sealed class MarAlgorithmTests : RecommenderContract
{
    protected override IAlgorithm Create() => new Fitting(new MarOptions { Epochs = 4 });

    /// <summary>The engine's pieces are fitted to the same train, as the product does.</summary>
    private sealed class Fitting(MarOptions options) : IAlgorithm
    {
        public string Method => options.Method;

        public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
            AlignmentShop.Mar(train, options, cancellationToken).FitAsync(train, targets, cancellationToken);
    }
}
