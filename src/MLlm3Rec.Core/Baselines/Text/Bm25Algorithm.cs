using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Text;

/// <summary>Items found by searching with the texts of the history: Okapi BM25. Published.</summary>
/// <remarks>
/// score(u, j) = Σ w(j, t) over the distinct terms t of each distinct item of the history, w being <see cref="OkapiWeights"/>
/// of all words. Nothing is learned from anybody's choices. Cost: the words once to fit, the history's terms times their items to score.
/// Source: Robertson and Zaragoza 2009, doi:10.1561/1500000019.
/// </remarks>
public sealed class Bm25Algorithm(Bm25Options options) : IRestorableAlgorithm
{
    public string Method => "bm25";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) => Task.Run<IRecommender>(() =>
    {
        var weights = OkapiWeights.Of(
            train.Items.Select(item =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return ItemTerms.Words(item);
            }),
            options.K1,
            options.B);
        return new TermRecommender(Method, weights.Terms, weights.Documents);
    }, cancellationToken);

    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        Task.Run<IRecommender>(() => TermRecommender.Read(Method, stream, train.Items.Count), cancellationToken);
}

/// <summary>What <see cref="Bm25Algorithm"/> can be told.</summary>
public sealed record Bm25Options
{
    /// <summary>k₁: how soon a repeated word stops adding. Default 1.2 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1_000)]
    public double K1 { get; init; } = 1.2;

    /// <summary>b: how much long texts are damped. Default 0.75 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1)]
    public double B { get; init; } = 0.75;
}
