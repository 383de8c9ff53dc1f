using MLlm3Rec.Ranking.Parts;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>The curves before learning: straight from 0 to the part's prior at its strongest usual measure.</summary>
internal static class PriorCurves
{
    private const int Sampled = 4000;

    public static IReadOnlyList<Curve> Of(PartSet parts, LearningSet set) =>
        [.. Enumerable.Range(0, parts.Count).Select(part => Of(parts[part], Measured(set, part)))];

    private static Curve Of(IAlignmentPart part, List<float> measured)
    {
        var knots = KnotPlacement.Of(measured, part.Definition.Shape == CurveShape.Straight);
        var strongest = Math.Max(knots[^1], 1e-6f);
        return new Curve(knots, [.. knots.Select(knot => part.Prior * knot / strongest)]);
    }

    /// <summary>Non-zero measures; targets weigh as much as all the others together, for that is where curves must be sharp.</summary>
    private static List<float> Measured(LearningSet set, int part)
    {
        var values = new List<float>();
        var stride = Math.Max(1, set.Cases / Sampled);
        for (var number = 0; number < set.Cases; number += stride)
        {
            var target = set.Row(number, 0)[part];
            for (var candidate = 1; candidate < set.Candidates; candidate += 3)
            {
                Keep(set.Row(number, candidate)[part]);
                Keep(target);
            }
        }

        return values;

        void Keep(float value)
        {
            if (value != 0)
            {
                values.Add(value);
            }
        }
    }
}
