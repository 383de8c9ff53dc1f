using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>Items that the same people chose: the nearest K of every item, by cosine or BM25 of binary user columns. Published.</summary>
/// <remarks>
/// Cosine: s(i, j) = |Uᵢ ∩ Uⱼ| / √(|Uᵢ| · |Uⱼ|), Uᵢ being the users who chose i in train, in [0, 1].
/// BM25: s(i, j) = aᵢ · aⱼ · Σ idf(u)² over u in Uᵢ ∩ Uⱼ, with aᵢ = (k₁ + 1) / (k₁ (1 − b + b |Uᵢ| / mean |U|) + 1) and idf(u) = ln(items / (1 +
/// |history of u|)).
/// Row i keeps the K largest entries besides the item itself. score(u, j) = Σ s(i, j) over the distinct items i of the history: a longer
/// history folds in by itself, and 0 means that no neighbour was chosen. Cost: Σᵤ |history|² to fit, |history| · K per user to score.
/// Source: Sarwar et al. 2001, doi:10.1145/371920.372071; Robertson and Zaragoza 2009, doi:10.1561/1500000019; row-wise neighbours as in
/// benfred/implicit's CosineRecommender and BM25Recommender, whose figures this reproduces.
/// </remarks>
public sealed class ItemKnnAlgorithm(ItemKnnOptions options) : IRestorableAlgorithm
{
    public string Method => options.Weighting == KnnWeighting.Cosine ? "item-knn" : "item-knn-bm25";

    public async Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
        new ItemKnnRecommender(Method, await Task.Run(() => Neighbours(train, cancellationToken), cancellationToken));

    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        Task.Run<IRecommender>(
            () => new ItemKnnRecommender(Method, SparseRowsStream.Read(stream, train.Items.Count, train.Items.Count)), cancellationToken);

    private SparseRows Neighbours(Dataset train, CancellationToken cancellationToken)
    {
        var byUser = ChoiceMatrix.ByUser(train);
        var byItem = byUser.Transpose();
        var users = options.Weighting == KnnWeighting.Cosine ? null : SquaredIdf(byUser);
        var scale = options.Weighting == KnnWeighting.Cosine ? null : Saturation(byItem);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        return SparseRowsBuilder.Build(byItem.RowCount, byItem.RowCount, options.Neighbours, (item, sums) =>
        {
            sums.AddRows(byUser, byItem.ColumnsOf(item), users);
            Weigh(item, sums, byItem, scale);
        }, parallel);
    }

    /// <summary>From sums over common users to similarities; none of an item with itself.</summary>
    private static void Weigh(int item, RowSums sums, SparseRows byItem, float[]? scale)
    {
        var length = (float)byItem.ColumnsOf(item).Length;
        foreach (var other in sums.Columns)
        {
            sums[other] = other == item ? 0
                : scale is null ? sums[other] / MathF.Sqrt(length * byItem.ColumnsOf(other).Length)
                : sums[other] * scale[item] * scale[other];
        }
    }

    /// <summary>A user who chose nearly everything says nothing, but must not say exactly zero, which would read as untouched.</summary>
    private static float[] SquaredIdf(SparseRows byUser)
    {
        var squares = new float[byUser.RowCount];
        for (var user = 0; user < squares.Length; user++)
        {
            var idf = Math.Log(byUser.ColumnCount / (1.0 + byUser.ColumnsOf(user).Length));
            squares[user] = (float)Math.Max(idf * idf, 1e-12);
        }

        return squares;
    }

    private float[] Saturation(SparseRows byItem)
    {
        var mean = Math.Max(1.0, byItem.Columns.Length) / byItem.RowCount;
        var factors = new float[byItem.RowCount];
        for (var item = 0; item < factors.Length; item++)
        {
            var length = 1 - options.B + options.B * byItem.ColumnsOf(item).Length / mean;
            factors[item] = (float)((options.K1 + 1) / (options.K1 * length + 1));
        }

        return factors;
    }
}
