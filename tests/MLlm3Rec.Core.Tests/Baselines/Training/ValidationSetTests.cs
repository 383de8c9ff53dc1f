using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

public sealed class ValidationSetTests
{
    /// <summary>Ten items stand above the tie of the target with one other: rank 10.5 is inside a list of ten, as the metric has it.</summary>
    [Theory]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(9, 2)]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(10, 1)]
    public void Ndcg_HalfRanks_EqualsTheMetric(int better, int equal)
    {
        var train = Shop();
        var scores = Enumerable.Range(0, train.Items.Count).Select(item => item == 1 || (item > 1 && item < 2 + equal) ? 0f : item < 2 + equal + better ? 1f : -1f).ToArray();
        scores[0] = 9; // Chosen before: it takes no rank away.
        var rank = TargetRank.InCatalogue(scores, target: 1, [0]);

        var measured = new ValidationSet(train, [1], new EpochOptions { Epochs = 1, Seed = 1, Threads = 1 }).Ndcg(new Fixed(scores), TestContext.Current.CancellationToken);

        Assert.Equal(1 + better + 0.5 * equal, rank);
        Assert.Equal(new Ndcg(10).Measure([rank]), measured);
    }

    [Fact]
    public void Ndcg_MissingScore_LiesBelowAllOthers()
    {
        var train = Shop();
        var scores = Enumerable.Repeat(1f, train.Items.Count).ToArray();
        scores[1] = float.NaN;

        Assert.Equal(0, new ValidationSet(train, [1], new EpochOptions { Epochs = 1, Seed = 1, Threads = 1 }).Ndcg(new Fixed(scores), TestContext.Current.CancellationToken));
    }

    private static Dataset Shop() => new(
        "shop", [new UserId("u")], [.. Enumerable.Range(0, 30).Select(item => new Item { Id = new ItemId($"i{item}") })], [0, 1], [new Interaction(0, 1, 5, -1)], [], SignalKind.Rating);

    private sealed class Fixed(float[] values) : IRecommender
    {
        public string Method => "fixed";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) => values.CopyTo(scores);
    }
}
