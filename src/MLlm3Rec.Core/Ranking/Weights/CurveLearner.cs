using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Optimizers;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>Learns the curves' heights so that validation items come out above items drawn beside them.</summary>
/// <remarks>
/// Minimises mean over cases of −log(e^s(target) / Σ e^s(candidate)) + ρ/2n · |heights − prior|², s being the sum of the curves, n the number
/// of cases: the logistic loss over all pairs of a case at once, which for one negative is the pairwise one. Convex in the heights, those for what
/// is known and those for what is new together.
/// Rising curves may not fall: more of a reason never speaks against an item, and quirks of how a dataset was cut
/// (in a 5-core, an item rare in train must be among the hidden ones) cannot be learned. After each step they are projected on that.
/// Steps: Adam (Kingma &amp; Ba 2015, arXiv 1412.6980) with a rate falling linearly to zero; the mean of the last two epochs' heights is returned.
/// A batch is cut into a fixed number of slices whose gradients are added in order, so the number of threads changes no bit.
/// </remarks>
internal sealed class CurveLearner
{
    private const int Slices = 8;

    private readonly LearningSet set;
    private readonly MarOptions options;
    private readonly CurveLayout layout;
    private readonly float[] prior;
    private readonly IReadOnlyList<CurveShape> shapes;
    private readonly ActiveParts active;
    private readonly CurveGradient[] slices;

    /// <param name="set">Its measures are overwritten by places on the curves (<see cref="CurveLayout"/>).</param>
    /// <param name="curves">The prior curves; their knots stay.</param>
    /// <param name="shapes">What each curve may look like.</param>
    /// <param name="options">Epochs, rates, seed.</param>
    public CurveLearner(LearningSet set, IReadOnlyList<Curve> curves, IReadOnlyList<CurveShape> shapes, MarOptions options)
    {
        (this.set, this.options, this.shapes) = (set, options, shapes);
        layout = new CurveLayout(curves);
        prior = layout.Row(curves);
        active = new ActiveParts(set, curves);
        Locate(curves);
        slices = [.. Enumerable.Range(0, Slices).Select(_ => new CurveGradient(layout, set, active))];
    }

    /// <summary>The learned heights, as <see cref="CurveLayout"/> has them.</summary>
    public float[] Learn(CancellationToken cancellationToken)
    {
        var heights = (float[])prior.Clone();
        var adam = new Adam(heights.Length);
        var mean = new double[heights.Length];
        int[] order = [.. Enumerable.Range(0, set.Cases)];
        var random = SplitMix64.Derive(options.Seed, stream: -2);
        var steps = options.Epochs * ((set.Cases + options.BatchSize - 1) / options.BatchSize);
        var (step, averaged) = (0, 0);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order.AsSpan());
            for (var first = 0; first < order.Length; first += options.BatchSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var gradient = Gradient(order.AsMemory(first, Math.Min(options.BatchSize, order.Length - first)), heights);
                adam.Step(heights, gradient, (float)(options.LearningRate * Math.Max(0.02, 1 - (double)step++ / steps)));
                Straighten(heights);
                if (epoch >= options.Epochs - 2)
                {
                    averaged++;
                    TensorPrimitives.Add(mean, Array.ConvertAll(heights, height => (double)height), mean);
                }
            }
        }

        return averaged == 0 ? heights : Array.ConvertAll(mean, sum => (float)(sum / averaged));
    }

    private void Straighten(float[] heights)
    {
        for (var part = 0; part < shapes.Count; part++)
        {
            Straighten(shapes[part], layout.Known(heights, part));
            Straighten(shapes[part], layout.New(heights, part));
        }
    }

    private static void Straighten(CurveShape shape, Span<float> curve)
    {
        if (shape == CurveShape.Rising)
        {
            Monotone.Project(curve);
        }
        else if (shape == CurveShape.Falling)
        {
            curve.Reverse();
            Monotone.Project(curve);
            curve.Reverse();
        }
    }

    private float[] Gradient(ReadOnlyMemory<int> cases, float[] heights)
    {
        Parallel.For(0, Slices, options.Parallel(CancellationToken.None), number =>
        {
            var (from, to) = (cases.Length * number / Slices, cases.Length * (number + 1) / Slices);
            slices[number].Compute(cases.Span[from..to], heights);
        });
        var gradient = slices[0].Sum;
        foreach (var slice in slices.Skip(1))
        {
            TensorPrimitives.Add(gradient, slice.Sum, gradient);
        }

        var pull = (float)(options.Regularization / set.Cases);
        for (var place = 0; place < gradient.Length; place++)
        {
            gradient[place] = gradient[place] / cases.Length + pull * (heights[place] - prior[place]);
        }

        return gradient;
    }

    private void Locate(IReadOnlyList<Curve> curves)
    {
        float[][] knots = [.. curves.Select(curve => curve.Knots.ToArray())];
        Parallel.For(0, set.Cases, options.Parallel(CancellationToken.None), number =>
        {
            for (var candidate = 0; candidate < set.Candidates; candidate++)
            {
                var row = set.Row(number, candidate);
                for (var part = 0; part < row.Length; part++)
                {
                    row[part] = PlaceOn(knots[part], row[part]);
                }

                active.Note(number, candidate, row);
            }
        });
    }

    /// <summary>Number of the knot at or below the value, plus the share of the way to the next one.</summary>
    private static float PlaceOn(float[] knots, float value)
    {
        if (value >= knots[^1])
        {
            return knots.Length - 1;
        }

        var segment = 0;
        while (segment < knots.Length - 2 && value >= knots[segment + 1])
        {
            segment++;
        }

        return segment + Math.Clamp((value - knots[segment]) / (knots[segment + 1] - knots[segment]), 0, 0.9999f);
    }
}
