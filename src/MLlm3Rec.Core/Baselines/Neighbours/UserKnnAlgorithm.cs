using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>What people with similar choices chose: the nearest K people by cosine of binary item rows. Published.</summary>
/// <remarks>
/// s(u, v) = |Iᵤ ∩ Iᵥ| / √(|Iᵤ| · |Iᵥ|), Iᵥ being what v chose in train and Iᵤ the history at question time, so that a longer history and
/// somebody outside the dataset are served alike. score(u, j) = Σ s(u, v) over the K nearest v ≠ u who chose j; equally near people are taken
/// by number, the smaller first. Nothing is learned but the choices themselves; a question costs the sum over the history of the items' choosers, and
/// the neighbours' choices: twice the people, all asked, cost up to four times as much.
/// Source: Herlocker et al. 1999, doi:10.1145/312624.312682, for choices instead of ratings.
/// </remarks>
public sealed class UserKnnAlgorithm(UserKnnOptions options) : IRestorableAlgorithm
{
    public string Method => "user-knn";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
        Task.Run<IRecommender>(() => new UserKnnRecommender(ChoiceMatrix.ByUser(train), options.Neighbours), cancellationToken);

    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) => Task.Run<IRecommender>(
        () => new UserKnnRecommender(SparseRowsStream.Read(stream, train.Users.Count, train.Items.Count), options.Neighbours), cancellationToken);
}

/// <summary>What <see cref="UserKnnAlgorithm"/> can be told.</summary>
public sealed record UserKnnOptions
{
    /// <summary>People whose choices count. Default 300, the best of 50 to 1,000 on Amazon Beauty's validation.</summary>
    [Range(1, 100_000)]
    public int Neighbours { get; init; } = 300;
}
