using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Profiles;

/// <summary>Whatever tells why a user chooses (MOPE in the paper): the built-in engine, or a language model. Safe to call from many
/// threads.</summary>
public interface IProfileExtractor
{
    /// <summary>What every profile of this extractor is signed with.</summary>
    Provenance Provenance { get; }

    /// <param name="dataset">Holds the texts.</param>
    /// <param name="user">Whose profile it will be.</param>
    /// <param name="history">The choices to read, oldest first. Evidence points into it by position.</param>
    /// <param name="cancellationToken">Ends waiting at once.</param>
    Task<Answer<MotivationProfile>> ExtractAsync(
        Dataset dataset, UserId user, ReadOnlyMemory<Interaction> history, CancellationToken cancellationToken);

    /// <summary>Asks in a certain way. Whoever has one answer only, and nothing to hear before it, gives that.</summary>
    Task<Answer<MotivationProfile>> ExtractAsync(
        Dataset dataset, UserId user, ReadOnlyMemory<Interaction> history, AskOptions asking, CancellationToken cancellationToken) =>
        ExtractAsync(dataset, user, history, cancellationToken);

    /// <summary>What extracting these users' histories would take.</summary>
    /// <param name="dataset">Holds the texts.</param>
    /// <param name="users">Indices of the users.</param>
    /// <param name="leaveOutLast">All but the last choice of each; else all.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> users, bool leaveOutLast, CancellationToken cancellationToken);
}
