using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking;

/// <summary>Something fitted that scores items for a history. It never sorts, and never sees which choice was hidden.</summary>
public interface IRecommender
{
    /// <summary>Stable and lower case, as on the command line: "mar", "item-knn".</summary>
    string Method { get; }

    /// <summary>
    /// Scores the whole catalogue: <paramref name="scores"/>[item] is higher for a better item, NaN where the method knows nothing of it.
    /// Safe to call from several threads at once; allocation-free where the method allows.
    /// </summary>
    /// <param name="user">Index of the user; −1 for a person outside the dataset.</param>
    /// <param name="history">The visible choices, oldest first. May be longer or shorter than what was fitted on.</param>
    /// <param name="scores">One place per item of the dataset.</param>
    void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores);

    /// <summary>Scores the whole catalogue for several people at once: the same scores, much sooner where the method has matrix products to share.</summary>
    /// <param name="users">As in <see cref="Score"/>, one per row.</param>
    /// <param name="histories">One per row, each oldest first.</param>
    /// <param name="scores">[rows × items], row-major.</param>
    void ScoreMany(ReadOnlySpan<int> users, IReadOnlyList<ReadOnlyMemory<Interaction>> histories, Span<float> scores)
    {
        var items = users.IsEmpty ? 0 : scores.Length / users.Length;
        for (var row = 0; row < users.Length; row++)
        {
            Score(users[row], histories[row].Span, scores.Slice(row * items, items));
        }
    }
}

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

/// <summary>A fitted method whose state can be kept and taken up again (<see cref="IRestorableAlgorithm"/>).</summary>
public interface IStoredRecommender : IRecommender
{
    /// <summary>Writes what <see cref="IRestorableAlgorithm.LoadAsync"/> reads: everything learned, in little-endian binary form.</summary>
    void Save(Stream stream);
}

/// <summary>A method whose fitted form can be taken up again without fitting.</summary>
public interface IRestorableAlgorithm : IAlgorithm
{
    /// <summary>The recommender of an earlier fit, with the same scores.</summary>
    /// <param name="stream">As <see cref="IStoredRecommender.Save"/> wrote it.</param>
    /// <param name="train">The dataset it was fitted on.</param>
    /// <param name="cancellationToken">Stops within a second.</param>
    /// <exception cref="InvalidDataException">The stream holds something else, ends early, or belongs to another dataset or other options.</exception>
    Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken);
}

/// <summary>A recommender whose score is a sum of parts that a person can read.</summary>
public interface IAdditiveRecommender : IRecommender
{
    /// <summary>The summands of <see cref="IRecommender.Score"/> for one item, largest first; their contributions sum to the score.</summary>
    IReadOnlyList<ScorePart> Explain(int user, ReadOnlySpan<Interaction> history, int item);
}
