using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Weights;

public sealed class CurveGradientTests
{
    private const int Candidates = 4;
    private const int Cases = 3;
    private static readonly Curve[] Curves =
        [new([-1, 0, 1, 2], [0, 0, 0, 0]), new([0, 1], [0, 0]), .. Enumerable.Repeat(new Curve([0, 1, 3], [0, 0, 0]), 70)];

    [Fact]
    public void Compute_SilentAndSpeakingParts_IsThatOfFiniteDifferences()
    {
        var random = new SplitMix64(5);
        var set = Places(ref random, out var active);
        var layout = new CurveLayout(Curves);
        var heights = new float[layout.Length];
        for (var part = 0; part < Curves.Length; part++)
        {
            Scatter(layout.Known(heights, part), ref random);
            Scatter(layout.New(heights, part), ref random);
        }

        var gradient = new CurveGradient(layout, set, active);
        gradient.Compute([0, 2], heights);

        for (var place = 0; place < heights.Length; place++)
        {
            var kept = heights[place];
            heights[place] = kept + 0.01f;
            var above = Loss(set, layout, heights, [0, 2]);
            heights[place] = kept - 0.01f;
            var below = Loss(set, layout, heights, [0, 2]);
            heights[place] = kept;
            Assert.Equal((above - below) / 0.02, gradient.Sum[place], 5e-3);
        }
    }

    private static LearningSet Places(ref SplitMix64 random, out ActiveParts active)
    {
        var set = new LearningSet(Curves.Length, Candidates, Cases, new float[Cases * Candidates * Curves.Length], new float[Cases * Candidates]);
        active = new ActiveParts(set, Curves);
        for (var number = 0; number < Cases; number++)
        {
            for (var candidate = 0; candidate < Candidates; candidate++)
            {
                set.Known(number)[candidate] = random.NextSingle();
                var row = set.Row(number, candidate);
                for (var part = 0; part < row.Length; part++)
                {
                    row[part] = random.NextInt32(2) == 0 ? Curves[part].Zero : random.NextSingle() * (Curves[part].Knots.Count - 1);
                }

                active.Note(number, candidate, row);
            }
        }

        return set;
    }

    private static double Loss(LearningSet set, CurveLayout layout, float[] heights, int[] cases) => cases.Sum(number =>
    {
        double[] scores = [.. Enumerable.Range(0, Candidates)
            .Select(candidate => (double)layout.Sum(heights, set.Row(number, candidate), set.Known(number)[candidate]))];
        return Math.Log(scores.Sum(Math.Exp)) - scores[0];
    });

    private static void Scatter(Span<float> heights, ref SplitMix64 random)
    {
        foreach (ref var height in heights)
        {
            height = 0.3f * (float)random.NextGaussian();
        }
    }
}
