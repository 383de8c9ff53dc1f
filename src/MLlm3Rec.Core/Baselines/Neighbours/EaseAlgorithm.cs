using System.ComponentModel.DataAnnotations;
using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Decompositions;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>EASE^R: the linear item-to-item model that reproduces everybody's choices best without ever using an item for itself.
/// Published.</summary>
/// <remarks>
/// minimise ‖X − X·B‖² + λ‖B‖² with diag(B) = 0, X being the binary [users × items] matrix of train. In closed form P = (XᵀX + λI)⁻¹ and
/// B(i, j) = −P(i, j) / P(j, j) for i ≠ j. score(u, j) = Σ B(i, j) over the distinct items i of the history, so a longer history folds in by itself.
/// Cost: n³ operations and 6·n² bytes for n items (12,101 items: 1.8 · 10¹² and 880 MB), plus Σᵤ |history|²; at most 46,340 items.
/// What is kept is B with 8 bits of precision, 2·n² bytes; keeping only the thousand largest weights of a row cost .0095 of HR@10 among 99 on Amazon
/// Beauty.
/// Source: Steck 2019, "Embarrassingly shallow autoencoders for sparse data", equations 7 and 8, doi:10.1145/3308558.3313710.
/// </remarks>
public sealed class EaseAlgorithm(EaseOptions options) : IRestorableAlgorithm
{
    public string Method => "ease";

    public async Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
        new EaseRecommender(await Task.Run(() => Fit(ChoiceMatrix.ByUser(train), cancellationToken), cancellationToken));

    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        Task.Run<IRecommender>(() => new EaseRecommender(CompactMatrix.Read(stream, train.Items.Count, train.Items.Count)), cancellationToken);

    private CompactMatrix Fit(SparseRows byUser, CancellationToken cancellationToken)
    {
        var items = byUser.ColumnCount;
        if (items > PositiveDefinite.MaxSize)
        {
            throw new NotSupportedException(
                $"EASE needs items² numbers at once: {items:N0} items are more than the {PositiveDefinite.MaxSize:N0} it can take. Choose another "
                    + "method, or keep fewer items.");
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        var matrix = Gram(byUser, parallel);
        PositiveDefinite.Invert(matrix, items, options.Threads, cancellationToken);
        return Weights(matrix, items, parallel);
    }

    private float[] Gram(SparseRows byUser, ParallelOptions parallel)
    {
        var items = byUser.ColumnCount;
        var byItem = byUser.Transpose();
        var gram = new float[items * items];
        Parallel.For(0, items, parallel, item =>
        {
            var row = gram.AsSpan(item * items, items);
            foreach (var user in byItem.ColumnsOf(item))
            {
                foreach (var other in byUser.ColumnsOf(user))
                {
                    row[other]++;
                }
            }

            row[item] += (float)options.Regularization;
        });
        return gram;
    }

    private static CompactMatrix Weights(float[] inverse, int items, ParallelOptions parallel)
    {
        var scale = new float[items];
        for (var item = 0; item < items; item++)
        {
            scale[item] = -1 / inverse[item * items + item];
        }

        var weights = CompactMatrix.Empty(items, items);
        Parallel.For(0, items, parallel, item =>
        {
            var row = inverse.AsSpan(item * items, items);
            TensorPrimitives.Multiply(row, scale, row);
            row[item] = 0;
            weights.SetRow(item, row);
        });
        return weights;
    }
}

/// <summary>What <see cref="EaseAlgorithm"/> can be told.</summary>
public sealed record EaseOptions
{
    /// <summary>λ, added to every item's own count. Default 100, the best of 30 to 1,000 on Amazon Beauty's validation; MovieLens-1M wants
    /// 200.</summary>
    [Range(1e-3, 1e6)]
    public double Regularization { get; init; } = 100;

    /// <summary>Threads for fitting; changes no result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
