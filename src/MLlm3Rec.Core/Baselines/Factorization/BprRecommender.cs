using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Training;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>Looks a user's vector up; somebody else stands at the mean of what they chose.</summary>
internal sealed class BprRecommender(KnownItems known, BprModel model) : FactorRecommender("bpr", known, model.Items, model.Biases)
{
    protected override IReadOnlyList<WeightArray> Weights => model.Weights;

    protected override void Represent(ReadOnlySpan<int> users, int[][] histories, Span<float> vectors)
    {
        var width = model.Users.Width;
        for (var row = 0; row < users.Length; row++)
        {
            var vector = vectors.Slice(row * width, width);
            if (users[row] >= 0)
            {
                model.Users.Row(users[row]).CopyTo(vector);
                continue;
            }

            foreach (var item in histories[row])
            {
                TensorPrimitives.Add(vector, model.Items.Row(item), vector);
            }

            TensorPrimitives.Divide(vector, Math.Max(1, histories[row].Length), vector);
        }
    }
}
