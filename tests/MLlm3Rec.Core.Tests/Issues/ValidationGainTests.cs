using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Issues;

/// <summary>Validation had a gain of its own, which differed from the metric where scores are equal.</summary>
public sealed class ValidationGainTests
{
    [Theory]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(9, 2)]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(10, 1)]
    public void Ndcg_EqualScores_EqualsTheMetric(int better, int equal)
    {
        var train = Shop();
        var scores = new float[train.Items.Count];
        Array.Fill(scores, -1);
        scores[0] = 9; // Chosen before: it takes no rank away.
        scores.AsSpan(1, 1 + equal).Clear();
        scores.AsSpan(2 + equal, better).Fill(1);
        var rank = TargetRank.InCatalogue(scores, target: 1, [0]);

        var measured = Measured(train, scores);

        Assert.Equal(new TargetRank(1 + better, 1 + better + equal), rank);
        Assert.Equal(new Ndcg(10).Measure(rank), measured);
    }

    [Fact]
    public void Ndcg_MissingScore_LiesBelowAllOthers()
    {
        var train = Shop();
        var scores = Enumerable.Repeat(1f, train.Items.Count).ToArray();
        scores[1] = float.NaN;

        Assert.Equal(0, Measured(train, scores));
    }

    private static double Measured(Dataset train, float[] scores) =>
        new ValidationSet(train, [1], new EpochOptions { Epochs = 1, Threads = 1 }).Ndcg(new Fixed(scores), TestContext.Current.CancellationToken);

    /// <summary>One person, who has chosen the first of thirty items.</summary>
    private static Dataset Shop() => SmallDataset.Of(items: 30, [0]);

    private sealed class Fixed(float[] values) : IRecommender
    {
        public string Method => "fixed";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) => values.CopyTo(scores);
    }
}
