using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Weights;

public sealed class CurveLearnerTests
{
    private static readonly MarOptions Options = new() { Epochs = 60, BatchSize = 50, LearningRate = 0.05, Regularization = 0.01 };

    [Fact]
    public void Learn_OneBinaryPart_FindsTheLogOdds()
    {
        // One negative each; the target has the feature 3 times as often as the negative where they differ: weight log 3.
        var set = Binary(cases: 400, (number, candidate) => candidate == (number % 4 == 0 ? 1 : 0) ? 1 : 0);

        var (known, _) = Learn(set, new Curve([0, 1], [0, 0]), CurveShape.Straight);

        Assert.Equal(Math.Log(3), known[1] - known[0], 0.05);
    }

    [Theory]
    [InlineData(nameof(CurveShape.Rising), 0)]
    [InlineData(nameof(CurveShape.Falling), -1)]
    public void Learn_FeatureAgainstTheTarget_ShapeDecides(string shape, int expectedSign)
    {
        var set = Binary(cases: 400, (number, candidate) => candidate == (number % 4 == 0 ? 0 : 1) ? 1 : 0);

        var (known, _) = Learn(set, new Curve([0, 0.5f, 1], [0, 0, 0]), Enum.Parse<CurveShape>(shape));

        Assert.Equal(expectedSign, Math.Sign(Math.Round(known[2] - known[0], 3)));
    }

    [Fact]
    public void Learn_FeatureOfNewItemsAlone_OnlyTheirCurveRises()
    {
        // In even cases both items are new, and the target has the feature; in odd ones both are known, and it tells nothing.
        var set = Binary(cases: 400, (number, candidate) => number % 2 == 0 ? 1 - candidate : (number / 2 + candidate) % 2);
        for (var number = 0; number < set.Cases; number += 2)
        {
            set.Known(number).Clear();
        }

        var (known, fresh) = Learn(set, new Curve([0, 1], [0, 0]), CurveShape.Rising);

        Assert.Equal(0, known[1] - known[0], 0.1);
        Assert.True(fresh[1] - fresh[0] > 1);
    }

    [Fact]
    public void Learn_Twice_SameBits()
    {
        Assert.Equal(LearnNoise(), LearnNoise());

        static float[] LearnNoise()
        {
            var random = new SplitMix64(1);
            var set = new LearningSet(Parts: 2, Candidates: 5, Cases: 300, new float[3000], new float[1500]);
            foreach (ref var measure in set.Measures.AsSpan())
            {
                measure = random.NextSingle();
            }

            foreach (ref var degree in set.Degrees.AsSpan())
            {
                degree = random.NextSingle();
            }

            var curves = new[] { new Curve([0, 0.3f, 1], [0, 0, 0]), new Curve([0, 1], [0, 0]) };
            return new CurveLearner(set, curves, [CurveShape.Free, CurveShape.Straight], Options with { Epochs = 3 })
                .Learn(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Cases of two well-known items and one part.</summary>
    private static LearningSet Binary(int cases, Func<int, int, float> measure)
    {
        var set = new LearningSet(Parts: 1, Candidates: 2, cases, new float[2 * cases], [.. Enumerable.Repeat(1f, 2 * cases)]);
        for (var number = 0; number < cases; number++)
        {
            (set.Row(number, 0)[0], set.Row(number, 1)[0]) = (measure(number, 0), measure(number, 1));
        }

        return set;
    }

    private static (float[] Known, float[] New) Learn(LearningSet set, Curve prior, CurveShape shape)
    {
        var heights = new CurveLearner(set, [prior], [shape], Options).Learn(TestContext.Current.CancellationToken);
        var layout = new CurveLayout([prior]);
        return (layout.Known(heights, 0).ToArray(), layout.New(heights, 0).ToArray());
    }
}
