using MLlm3Rec.Ranking.Parts;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>Curves with what they added on the learning users.</summary>
internal static class LearnedParts
{
    /// <param name="parts">The parts.</param>
    /// <param name="curves">Their curves; every prior curve had the same knots.</param>
    /// <param name="set">After learning: places on the curves instead of measures.</param>
    public static IReadOnlyList<LearnedPart> Of(PartSet parts, IReadOnlyList<Curve> curves, LearningSet set) =>
        [.. Enumerable.Range(0, parts.Count).Select(part => new LearnedPart(
            parts[part].Definition, curves[part].Knots, curves[part].Heights,
            Mean(set, part, curves[part], 0, 1), Mean(set, part, curves[part], 1, set.Candidates)))];

    private static double Mean(LearningSet set, int part, Curve curve, int from, int to)
    {
        var sum = 0.0;
        for (var user = 0; user < set.Users; user++)
        {
            for (var candidate = from; candidate < to; candidate++)
            {
                sum += HeightAt(curve.Heights, set.Row(user, candidate)[part]);
            }
        }

        return sum / Math.Max(1, (double)set.Users * (to - from));
    }

    private static double HeightAt(IReadOnlyList<float> heights, float place)
    {
        var knot = Math.Min((int)place, heights.Count - 2);
        return heights[knot] + (place - knot) * (heights[knot + 1] - heights[knot]);
    }
}
