using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Statistics;

namespace MLlm3Rec.Baselines;

/// <summary>Items that the same people chose: cosine of binary user columns, the nearest K kept per item.</summary>
/// <remarks>
/// s(i, j) = |Uᵢ ∩ Uⱼ| / √(|Uᵢ| · |Uⱼ|), Uᵢ being the users who chose i in train, in [0, 1]. Row i keeps the K largest
/// entries besides the item itself. score(u, j) = Σ s(i, j) over the distinct items i of the history: 0 where no neighbour was chosen.
/// Cost: Σᵤ |history|² to fit, |history| · K per user to score.
/// Source: Sarwar et al. 2001, doi:10.1145/371920.372071; row-wise neighbours as in benfred/implicit's CosineRecommender, whose
/// figures this reproduces.
/// </remarks>
public sealed class ItemKnnAlgorithm(ItemKnnOptions options) : IAlgorithm
{
    public string Method => "item-knn";

    public async Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
        new ItemKnnRecommender(await Task.Run(() => Neighbours(train, options.Neighbours, cancellationToken), cancellationToken));

    private static SparseRows Neighbours(Dataset train, int keep, CancellationToken cancellationToken)
    {
        var byUser = Choices.ByUser(train);
        var byItem = byUser.Transpose();
        var items = byItem.RowCount;
        return SparseRowsBuilder.Build(items, items, keep, (item, dense, touched) =>
        {
            foreach (var user in byItem.ColumnsOf(item))
            {
                foreach (var other in byUser.ColumnsOf(user))
                {
                    if (other == item)
                    {
                        continue;
                    }

                    if (dense[other] == 0)
                    {
                        touched.Add(other);
                    }

                    dense[other] += 1;
                }
            }

            foreach (var other in touched)
            {
                dense[other] /= MathF.Sqrt((float)byItem.ColumnsOf(item).Length * byItem.ColumnsOf(other).Length);
            }
        }, cancellationToken);
    }

    private sealed class ItemKnnRecommender(SparseRows similarity) : IRecommender
    {
        public string Method => "item-knn";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
        {
            scores.Clear();
            for (var position = 0; position < history.Length; position++)
            {
                if (!Choices.Repeats(history, position))
                {
                    similarity.AddRow(history[position].Item, 1, scores);
                }
            }
        }
    }
}
