using CsCheck;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation.Metrics;

public sealed class MetricTests
{
    private const int Items = 6;

    private static readonly IMetric[] All = [new HitRate(10), new Ndcg(10), new ReciprocalRank(10)];

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 1, 0.5, 1.0 / 3)]                 // 1 / log2(3 + 1) = 1/2
    [InlineData(7, 1, 1.0 / 3, 1.0 / 7)]             // 1 / log2(7 + 1) = 1/3
    [InlineData(10, 1, 0.28906482631788782, 0.1)]
    [InlineData(11, 0, 0, 0)]
    public void Measure_OneHiddenItem_HandComputed(int place, double hit, double gain, double reciprocal)
    {
        Assert.Equal(hit, new HitRate(10).Measure(TargetRank.At(place)));
        Assert.Equal(gain, new Ndcg(10).Measure(TargetRank.At(place)), 1e-12);
        Assert.Equal(reciprocal, new ReciprocalRank(10).Measure(TargetRank.At(place)), 1e-12);
    }

    /// <summary>Places 2 and 3: (1 / log₂ 3 + 1/2) / 2 and (1/2 + 1/3) / 2; of places 10 and 11 one counts.</summary>
    [Fact]
    public void Measure_TwoEquals_MeanOfBothPlaces()
    {
        Assert.Equal((1 / Math.Log2(3) + 0.5) / 2, new Ndcg(10).Measure(new TargetRank(2, 3)), 1e-12);
        Assert.Equal(5.0 / 12, new ReciprocalRank(10).Measure(new TargetRank(2, 3)), 1e-12);
        Assert.Equal(0.5, new HitRate(10).Measure(new TargetRank(10, 11)));
        Assert.Equal(0, new HitRate(10).Measure(new TargetRank(11, 12)));
    }

    [Theory]
    [InlineData(20, 0.5)]
    [InlineData(100, 0.1)]
    public void HitRate_AllAlike_IsExactlyChance(int candidates, double chance) =>
        Assert.Equal(chance, new HitRate(10).Measure(new TargetRank(1, candidates)));

    [Fact]
    public void Measure_NoEquals_IsTheWorthToTheBit() =>
        Each.Holds(All, metric => Each.Holds(
            Enumerable.Range(1, metric.K), place => Assert.Equal(metric.At(place), metric.Measure(TargetRank.At(place)))));

    /// <summary>Every row of six scores with three levels, and every order of items that such a row allows.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public void Measure_EveryTie_IsTheMeanOverAllPermutations(int k)
    {
        IMetric[] metrics = [new HitRate(k), new Ndcg(k), new ReciprocalRank(k)];
        int[][] orders = [.. Orders([.. Enumerable.Range(0, Items)])];
        Assert.Equal(720, orders.Length);
        for (var row = 0; row < Math.Pow(3, Items); row++)
        {
            float[] scores = [.. Enumerable.Range(0, Items).Select(item => (float)(row / (int)Math.Pow(3, item) % 3))];
            int[] places = [.. orders.Where(order => IsSorted(order, scores)).Select(order => Array.IndexOf(order, 0) + 1)];
            var rank = TargetRank.Among(scores, target: 0, [1, 2, 3, 4, 5]);

            Each.Holds(metrics, metric =>
                Assert.Equal(places.Average(place => place <= k ? metric.At(place) : 0), metric.Measure(rank), 1e-12));
        }
    }

    [Fact]
    public void Measure_AnyRank_IsInRangeAndMonotone() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40]).Sample((first, equal) =>
        {
            foreach (var metric in All)
            {
                var measured = metric.Measure(new TargetRank(first, first + equal));
                Assert.InRange(measured, 0, 1);
                Assert.True(metric.Measure(new TargetRank(first, first + equal + 1)) <= measured + 1e-12);
                Assert.True(metric.Measure(new TargetRank(first + 1, first + 1 + equal)) <= measured + 1e-12);
            }
        });

    private static bool IsSorted(int[] order, float[] scores) => order.Zip(order.Skip(1)).All(pair => scores[pair.First] >= scores[pair.Second]);

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
