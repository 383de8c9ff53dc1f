using MLlm3Rec.Datasets;

namespace MLlm3Rec.Recommenders;

/// <summary>An unfitted method with its options. Fitting returns the fitted thing; nothing here changes.</summary>
public interface IAlgorithm
{
    string Method { get; }

    /// <param name="train">The only choices that may be learned from.</param>
    /// <param name="targets">
    /// Per user the item chosen next after the train history, for weights and early stopping, or −1. Never the test item.
    /// </param>
    /// <param name="cancellationToken">Stops within a second.</param>
    Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken);
}

/// <summary>A method whose fitted form can be taken up again without fitting.</summary>
public interface IRestorableAlgorithm : IAlgorithm
{
    /// <summary>The recommender of an earlier fit, with the same scores.</summary>
    /// <param name="stream">As <see cref="IStoredRecommender.Save"/> wrote it.</param>
    /// <param name="train">The dataset it was fitted on.</param>
    /// <param name="cancellationToken">Stops within a second.</param>
    /// <exception cref="InvalidDataException">The stream holds something else, ends early, or belongs to another dataset or other
    /// options.</exception>
    Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken);
}
