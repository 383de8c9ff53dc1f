using MLlm3Rec.Datasets;

namespace MLlm3Rec.Recommenders;

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

    /// <summary>Scores the whole catalogue for several people at once: the same scores, much sooner where the method has matrix products to
    /// share.</summary>
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

/// <summary>A fitted method that need not score the catalogue to score a few items of it.</summary>
public interface ICandidateRecommender : IRecommender
{
    /// <summary>Scores some items: the same bits as <see cref="IRecommender.Score"/> gives them. Safe to call from several threads at once.</summary>
    /// <param name="user">As in <see cref="IRecommender.Score"/>.</param>
    /// <param name="history">The visible choices, oldest first.</param>
    /// <param name="items">Which; repeats are allowed.</param>
    /// <param name="scores">One place per item asked for.</param>
    void ScoreAt(int user, ReadOnlySpan<Interaction> history, ReadOnlySpan<int> items, Span<float> scores);
}

/// <summary>A fitted method whose state can be kept and taken up again (<see cref="IRestorableAlgorithm"/>).</summary>
public interface IStoredRecommender : IRecommender
{
    /// <summary>Writes what <see cref="IRestorableAlgorithm.LoadAsync"/> reads: everything learned, in little-endian binary form.</summary>
    void Save(Stream stream);
}
