using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Web.Ranking;

public sealed class MethodRankingTests
{
    private static readonly Interaction[] SeenItemThree = [new Interaction(3, Interaction.NoTime, float.NaN, -1)];

    /// <summary>Items 0 to 5: two equal, one unknown, one seen.</summary>
    private readonly MethodRanking ranking =
        MethodRanking.Of(new Fixed(0.5f, 0.9f, 0.5f, 2f, float.NaN, 0.1f), items: 6, user: 0, SeenItemThree, count: 2);

    [Fact]
    public void Top_SeenAndUnknownItems_AreLeftOut() => Assert.Equal([1, 0], ranking.Top.Select(row => row.Item));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    [InlineData(2, 3)]
    [InlineData(5, 4)]
    public void RankOf_AnyItem_BreaksTiesByNumber(int item, int rank) => Assert.Equal(rank, ranking.RankOf(item));

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void RankOf_SeenOrUnknownItem_HasNone(int item) => Assert.Null(ranking.RankOf(item));

    private sealed class Fixed(params float[] values) : IRecommender
    {
        public string Method => "fixed";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) => values.CopyTo(scores);
    }
}
