using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>The gradient of the loss over some cases, with buffers of its own: what one thread works on.</summary>
/// <remarks>
/// Most parts are silent about most items, and a silent part adds its height at 0, whatever the item. So heights are taken from there, only the parts
/// that speak are walked, and what all of them add at 0 is added once. A knot's two heights, for what is known and for what is new, stand side by
/// side with those of the next knot: four numbers that are read, weighed and written together.
/// </remarks>
/// <param name="layout">Where the heights stand.</param>
/// <param name="set">Places on the curves.</param>
/// <param name="active">Which parts speak.</param>
internal sealed class CurveGradient(CurveLayout layout, LearningSet set, ActiveParts active)
{
    private static readonly Vector128<float> AtKnot = Vector128.Create(1f, 1, 0, 0);
    private static readonly Vector128<float> TowardsNext = Vector128.Create(-1f, -1, 1, 1);

    private readonly float[] scores = new float[set.Candidates];
    private readonly float[] heights = new float[layout.Length];
    private readonly float[] gradient = new float[layout.Length];

    /// <summary>Summed over the cases, as <see cref="CurveLayout"/> has it.</summary>
    public float[] Sum { get; } = new float[layout.Length];

    /// <param name="cases">Numbers of the cases.</param>
    /// <param name="row">The heights.</param>
    public void Compute(ReadOnlySpan<int> cases, float[] row)
    {
        var (known, fresh) = layout.FromZero(row, active.Zeros, heights);
        var (knownError, newError) = (0f, 0f);
        Array.Clear(gradient);
        foreach (var number in cases)
        {
            var degrees = set.Known(number);
            for (var candidate = 0; candidate < scores.Length; candidate++)
            {
                var degree = degrees[candidate];
                scores[candidate] = ScoreOf(number, candidate, degree) + degree * known + (1 - degree) * fresh;
            }

            TensorPrimitives.SoftMax(scores, scores);
            scores[0] -= 1;
            for (var candidate = 0; candidate < scores.Length; candidate++)
            {
                var (degree, error) = (degrees[candidate], scores[candidate]);
                Spread(number, candidate, degree, error);
                knownError += error * degree;
                newError += error * (1 - degree);
            }
        }

        layout.ToZero(gradient, active.Zeros, (knownError, newError), Sum);
    }

    private static Vector128<float> Weights(Vector128<float> degrees, float share) => degrees * (AtKnot + Vector128.Create(share) * TowardsNext);

    private static Vector128<float> Degrees(float degree) => Vector128.Create(degree, 1 - degree, degree, 1 - degree);

    private float ScoreOf(int number, int candidate, float degree)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(heights);
        var places = set.Row(number, candidate);
        var degrees = Degrees(degree);
        var sum = Vector128<float>.Zero;
        var words = active.Of(number, candidate);
        for (var word = 0; word < words.Length; word++)
        {
            for (var left = words[word]; left != 0; left &= left - 1)
            {
                var part = 64 * word + BitOperations.TrailingZeroCount(left);
                var knot = (int)places[part];
                sum += Vector128.LoadUnsafe(ref first, layout.PairOf(part, knot)) * Weights(degrees, places[part] - knot);
            }
        }

        return Vector128.Sum(sum);
    }

    private void Spread(int number, int candidate, float degree, float error)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(gradient);
        var places = set.Row(number, candidate);
        var errors = Degrees(degree) * error;
        var words = active.Of(number, candidate);
        for (var word = 0; word < words.Length; word++)
        {
            for (var left = words[word]; left != 0; left &= left - 1)
            {
                var part = 64 * word + BitOperations.TrailingZeroCount(left);
                var knot = (int)places[part];
                var at = layout.PairOf(part, knot);
                (Vector128.LoadUnsafe(ref first, at) + Weights(errors, places[part] - knot)).StoreUnsafe(ref first, at);
            }
        }
    }
}
