using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments;

public sealed class ExtractionScoreTests
{
    private static readonly Vocabulary Words = new([.. "abcd".Select(key => new MotiveDimension($"{key}", $"{key}", "", [$"{key}"]))]);

    [Fact]
    public void Of_TwoPeople_HandComputed()
    {
        // First: planted a, b; answers a, c: precision 1/2, recall 1/2. Second: planted c, d, b, a; answers c, a: precision 2/2, recall 1/3 (of c, d,
        // b).
        // Chance: first answers against the second truth, k = 3: a, c both planted: 1 and 1/3; second answers against the first, k = 2: 1/2 and 1/2.
        var score = ExtractionScore.Of(
            [
                (Profile(("a", 0.9), ("c", 0.4)), Truth(("a", 0.8), ("b", 0.5))),
                (Profile(("c", 0.9), ("a", 0.4)), Truth(("c", 0.9), ("d", 0.7), ("b", 0.6), ("a", 0.5))),
            ],
            Words);

        Assert.Equal((0.5 + 1) / 2, score.Precision, 10);
        Assert.Equal((0.5 + 1.0 / 3) / 2, score.Recall, 10);
        Assert.Equal((1 + 0.5) / 2, score.ChancePrecision, 10);
        Assert.Equal((1.0 / 3 + 0.5) / 2, score.ChanceRecall, 10);
    }

    [Fact]
    public void Of_NoMotives_ScoresZero()
    {
        var score = ExtractionScore.Of([(Profile(), Truth(("a", 0.8), ("b", 0.5)))], Words);

        Assert.Equal((0, 0, 0), (score.Precision, score.Recall, score.StrengthCorrelation));
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 10, 20, 40 }, 1)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 5, 5, 5 }, 0)]
    // Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: covariance 4.5, squares 4.5 and 5.
    [InlineData(new double[] { 1, 2, 2, 3 }, new double[] { 1, 2, 3, 4 }, 0.94868329805)]
    public void RankCorrelation_Values_HandComputed(double[] x, double[] y, double expected) => Assert.Equal(expected, RankCorrelation.Of(x, y), 9);

    private static SampleTruth Truth(params (string Dimension, double Strength)[] motives) =>
        new("u", [.. motives.Select(motive => new PlantedMotive(motive.Dimension, motive.Strength, "lasting"))], []);

    private static MotivationProfile Profile(params (string Dimension, double Strength)[] motives) => new()
    {
        User = new UserId("u"),
        Motives = [.. motives.Select(motive => new Motive(motive.Dimension, motive.Strength, "", Horizon.Lasting, []))],
        Avoids = [],
        Confidence = 1,
        HistoryLength = 5,
        Provenance = new Provenance("", "", "", ""),
    };
}
