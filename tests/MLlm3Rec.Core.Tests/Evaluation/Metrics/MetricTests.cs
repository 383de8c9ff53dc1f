using CsCheck;

namespace MLlm3Rec.Evaluation.Metrics;

public sealed class MetricTests
{
    private static readonly IMetric[] All = [new HitRate(10), new Ndcg(10), new ReciprocalRank(10)];

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 1, 0.5, 1.0 / 3)]                 // 1 / log2(3 + 1) = 1/2
    [InlineData(7, 1, 1.0 / 3, 1.0 / 7)]             // 1 / log2(7 + 1) = 1/3
    [InlineData(11, 0, 0, 0)]
    [InlineData(double.PositiveInfinity, 0, 0, 0)]
    public void Measure_OneHiddenItem_HandComputed(double rank, double hit, double gain, double reciprocal)
    {
        Assert.Equal(hit, new HitRate(10).Measure([rank]));
        Assert.Equal(gain, new Ndcg(10).Measure([rank]), 1e-12);
        Assert.Equal(reciprocal, new ReciprocalRank(10).Measure([rank]), 1e-12);
    }

    [Fact]
    public void Measure_HalfRankAfterTheCutOff_StillCounts()
    {
        Assert.Equal(1, new HitRate(10).Measure([10.5]));
        Assert.Equal(0, new HitRate(10).Measure([11]));
    }

    [Fact]
    public void Ndcg_OneOfTwoFound_UsesIdealOfTwo() =>
        Assert.Equal(1 / (1 + 1 / Math.Log2(3)), new Ndcg(10).Measure([1, double.PositiveInfinity]), 1e-12);

    [Fact]
    public void Ndcg_MoreHiddenThanK_IdealHasKPlaces() => Assert.Equal(1, new Ndcg(2).Measure([1, 2, 3]), 1e-12);

    [Fact]
    public void Measure_NothingHidden_IsNaN() => Each.Holds(All, metric => Assert.True(double.IsNaN(metric.Measure([]))));

    [Fact]
    public void Measure_AnyRanks_IsInRangeAndMonotone() =>
        Gen.Int[1, 40].HashSet[1, 8].Sample(places =>
        {
            double[] ranks = [.. places];
            var last = Array.IndexOf(ranks, ranks.Max());
            double[] worse = [.. ranks];
            worse[last] += 5;
            foreach (var metric in All)
            {
                Assert.InRange(metric.Measure(ranks), 0, 1 + 1e-12);
                Assert.True(metric.Measure(worse) <= metric.Measure(ranks) + 1e-12);
            }
        });
}
