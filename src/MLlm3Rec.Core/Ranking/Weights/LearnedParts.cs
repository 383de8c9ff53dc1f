using System.Numerics.Tensors;
using MLlm3Rec.Ranking.Parts;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>From measured cases to parts with their curves.</summary>
internal sealed class LearnedParts
{
    private readonly PartSet parts;
    private readonly LearningSet set;
    private readonly IReadOnlyList<Curve> prior;
    private readonly CurveLayout layout;
    private readonly float[] heights;
    private readonly double[] meansOnTargets;
    private readonly double[] meansOnOthers;

    private LearnedParts(PartSet parts, LearningSet set, MarOptions options, CancellationToken cancellationToken)
    {
        (this.parts, this.set) = (parts, set);
        prior = PriorCurves.Of(parts, set);
        layout = new CurveLayout(prior);
        heights = set.Cases > 0 ? new CurveLearner(set, prior, parts.Shapes, options).Learn(cancellationToken) : layout.Row(prior);
        (meansOnTargets, meansOnOthers) = Means();
    }

    /// <summary>Curves with what they added in the cases; without cases the prior curves stand.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="set">What they measure; measures are overwritten.</param>
    /// <param name="options">How to learn, and whether <see cref="PartCatalogue.NotYetKnown"/>, which is set afterwards, comes last.</param>
    /// <param name="cancellationToken">Checked between steps.</param>
    public static IReadOnlyList<LearnedPart> Of(PartSet parts, LearningSet set, MarOptions options, CancellationToken cancellationToken)
    {
        var learned = new LearnedParts(parts, set, options, cancellationToken);
        var curves = Enumerable.Range(0, parts.Count).Select(learned.Part);
        return [.. options.Lets(PartCatalogue.NotYetKnown) ? curves.Append(learned.NotYetKnown()) : curves];
    }

    private LearnedPart Part(int part)
    {
        var curve = new Curve(prior[part].Knots, layout.Known(heights, part).ToArray(), layout.New(heights, part).ToArray());
        return new LearnedPart(parts[part].Definition, curve.Knots, curve.Heights, meansOnTargets[part], meansOnOthers[part])
        {
            NewHeights = curve.NewHeights,
        };
    }

    /// <summary>Every curve begins at 0, so what they had learned at 0 comes together here, beside what makes exposure equal.</summary>
    private LearnedPart NotYetKnown()
    {
        var level = EqualExposure.Level(
            set, (number, candidate) => layout.Sum(heights, set.Row(number, candidate), set.Known(number)[candidate]));
        for (var part = 0; part < parts.Count; part++)
        {
            var (known, fresh) = Zero(part);
            level += fresh - known;
        }

        var curve = new Curve([0, 1], [0, level]);
        return new LearnedPart(PartCatalogue.NotYetKnown, curve.Knots, curve.Heights, Mean(level, 0, 1), Mean(level, 1, set.Candidates));
    }

    private (float Known, float New) Zero(int part) =>
        (layout.Known(heights, part)[prior[part].Zero], layout.New(heights, part)[prior[part].Zero]);

    /// <summary>What each part adds on average to targets and to others, walked case by case: a case's measures stand together.</summary>
    private (double[] Targets, double[] Others) Means()
    {
        var (targets, others) = (new double[parts.Count], new double[parts.Count]);
        (float Known, float New)[] zeros = [.. Enumerable.Range(0, parts.Count).Select(Zero)];
        for (var number = 0; number < set.Cases; number++)
        {
            for (var candidate = 0; candidate < set.Candidates; candidate++)
            {
                var row = set.Row(number, candidate);
                var (sums, degree) = (candidate == 0 ? targets : others, set.Known(number)[candidate]);
                for (var part = 0; part < row.Length; part++)
                {
                    sums[part] += layout.At(heights, part, row[part], degree) - degree * zeros[part].Known - (1 - degree) * zeros[part].New;
                }
            }
        }

        TensorPrimitives.Divide(targets, Math.Max(1, set.Cases), targets);
        TensorPrimitives.Divide(others, Math.Max(1, (double)set.Cases * (set.Candidates - 1)), others);
        return (targets, others);
    }

    /// <summary>What the level of what is not yet known adds on average to some of each case's candidates.</summary>
    private double Mean(float level, int from, int to)
    {
        var sum = 0.0;
        for (var number = 0; number < set.Cases; number++)
        {
            foreach (var degree in set.Known(number)[from..to])
            {
                sum += level * (1 - degree);
            }
        }

        return sum / Math.Max(1, (double)set.Cases * (to - from));
    }
}
