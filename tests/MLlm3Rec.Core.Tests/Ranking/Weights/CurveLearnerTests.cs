using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Weights;

public sealed class CurveLearnerTests
{
    private static readonly MarOptions Options = new() { Epochs = 60, BatchSize = 50, LearningRate = 0.05, Regularization = 0.01 };

    [Fact]
    public void Learn_OneBinaryPart_FindsTheLogOdds()
    {
        // One negative each; the target has the feature 3 times as often as the negative where they differ: weight log 3.
        var set = new LearningSet(Parts: 1, Candidates: 2, Users: 400, new float[800]);
        for (var user = 0; user < set.Users; user++)
        {
            set.Row(user, user % 4 == 0 ? 1 : 0)[0] = 1;
        }

        var heights = new CurveLearner(
            set, [new Curve([0, 1], [0, 0])], [CurveShape.Straight], Options).Learn(TestContext.Current.CancellationToken)[0];

        Assert.Equal(Math.Log(3), heights[1] - heights[0], 0.05);
    }

    [Theory]
    [InlineData(nameof(CurveShape.Rising), 0)]
    [InlineData(nameof(CurveShape.Falling), -1)]
    public void Learn_FeatureAgainstTheTarget_ShapeDecides(string shape, int expectedSign)
    {
        var set = new LearningSet(Parts: 1, Candidates: 2, Users: 400, new float[800]);
        for (var user = 0; user < set.Users; user++)
        {
            set.Row(user, user % 4 == 0 ? 0 : 1)[0] = 1;
        }

        var heights = new CurveLearner(
            set, [new Curve([0, 0.5f, 1], [0, 0, 0])], [Enum.Parse<CurveShape>(shape)], Options).Learn(TestContext.Current.CancellationToken)[0];

        Assert.Equal(expectedSign, Math.Sign(Math.Round(heights[2] - heights[0], 3)));
    }

    [Fact]
    public void Learn_Twice_SameBits()
    {
        Assert.Equal(LearnNoise(), LearnNoise());

        static float[] LearnNoise()
        {
            var random = new SplitMix64(1);
            var set = new LearningSet(Parts: 2, Candidates: 5, Users: 300, new float[3000]);
            foreach (ref var measure in set.Measures.AsSpan())
            {
                measure = random.NextSingle();
            }

            var curves = new[] { new Curve([0, 0.3f, 1], [0, 0, 0]), new Curve([0, 1], [0, 0]) };
            return [.. new CurveLearner(set, curves, [CurveShape.Free, CurveShape.Straight], Options with { Epochs = 3 })
                .Learn(TestContext.Current.CancellationToken).SelectMany(heights => heights)];
        }
    }
}
