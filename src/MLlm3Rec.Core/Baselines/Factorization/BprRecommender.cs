using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Training;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>Looks a user's vector up; somebody else stands at the mean of what they chose.</summary>
/// <remarks>An item's bias is one more number of its vector, against a 1 in everybody's: one pass over the scores instead of two.</remarks>
internal sealed class BprRecommender(KnownItems known, BprModel model) : FactorRecommender("bpr", known, WithBiases(model))
{
    protected override IReadOnlyList<WeightArray> Weights => model.Weights;

    protected override void Represent(ReadOnlySpan<int> users, int[][] histories, Span<float> vectors)
    {
        var width = model.Users.Width;
        for (var row = 0; row < users.Length; row++)
        {
            var place = vectors.Slice(row * (width + 1), width + 1);
            var vector = place[..width];
            if (users[row] >= 0)
            {
                model.Users.Row(users[row]).CopyTo(vector);
            }
            else if (histories[row].Length > 0)
            {
                foreach (var item in histories[row])
                {
                    TensorPrimitives.Add(vector, model.Items.Row(item), vector);
                }

                TensorPrimitives.Divide(vector, histories[row].Length, vector);
            }

            place[width] = vector.ContainsAnyExcept(0) ? 1 : 0;
        }
    }

    private static FactorMatrix WithBiases(BprModel model)
    {
        var items = FactorMatrix.Empty(model.Items.Rows, model.Items.Width + 1);
        for (var item = 0; item < items.Rows; item++)
        {
            model.Items.Row(item).CopyTo(items.Row(item));
            items.Row(item)[^1] = model.Biases[item];
        }

        return items;
    }
}
