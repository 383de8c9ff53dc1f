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

    private LearnedParts(PartSet parts, LearningSet set, MarOptions options, CancellationToken cancellationToken)
    {
        (this.parts, this.set) = (parts, set);
        prior = PriorCurves.Of(parts, set);
        layout = new CurveLayout(prior);
        heights = set.Cases > 0 ? new CurveLearner(set, prior, parts.Shapes, options).Learn(cancellationToken) : layout.Row(prior);
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
        var (known, fresh) = Zero(part);
        return Learned(
            new LearnedPart(parts[part].Definition, curve.Knots, curve.Heights, 0, 0) { NewHeights = curve.NewHeights },
            (row, degree) => layout.At(heights, part, row[part], degree) - degree * known - (1 - degree) * fresh);
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
        return Learned(new LearnedPart(PartCatalogue.NotYetKnown, curve.Knots, curve.Heights, 0, 0), (_, degree) => level * (1 - degree));
    }

    private (float Known, float New) Zero(int part) =>
        (layout.Known(heights, part)[prior[part].Zero], layout.New(heights, part)[prior[part].Zero]);

    private LearnedPart Learned(LearnedPart part, Addition addition) => part with
    {
        MeanOnTargets = Mean(addition, 0, 1),
        MeanOnOthers = Mean(addition, 1, set.Candidates),
    };

    private double Mean(Addition addition, int from, int to)
    {
        var sum = 0.0;
        for (var number = 0; number < set.Cases; number++)
        {
            for (var candidate = from; candidate < to; candidate++)
            {
                sum += addition(set.Row(number, candidate), set.Known(number)[candidate]);
            }
        }

        return sum / Math.Max(1, (double)set.Cases * (to - from));
    }

    /// <summary>What a part adds to a candidate with these places on the curves, known to this degree.</summary>
    private delegate float Addition(ReadOnlySpan<float> places, float known);
}
