using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Text;

/// <summary>Items whose texts read like those of the history: cosine of tf-idf vectors. Published.</summary>
/// <remarks>
/// v(i, t) = ln(items / items with t) for every distinct word, kind and brand t of item i, rows of unit length; terms of one item only, and of all,
/// are left out. score(u, j) = Σ v(i) · v(j) over the distinct items i of the history, which orders like the cosine with their sum; 0 where nothing
/// is shared. Nothing is learned from anybody's choices. Cost: the words once to fit, the history's terms times their items to score.
/// Source: Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0, with binary term counts.
/// </remarks>
public sealed class TfIdfAlgorithm : IRestorableAlgorithm
{
    public string Method => "tf-idf";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) => Task.Run<IRecommender>(() =>
    {
        var weights = TermWeights.Of([.. train.Items.Select(item =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ItemTerms.Words(item);
        })]);
        return new TermRecommender(Method, weights.Items, weights.Items);
    }, cancellationToken);

    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        Task.Run<IRecommender>(() => TermRecommender.Read(Method, stream, train.Items.Count), cancellationToken);
}
