using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Evaluation;

public sealed class ComparisonTests
{
    private static readonly IMetric[] Metrics = [new HitRate(10), new Ndcg(10)];

    [Fact]
    public void Of_FirstAgainstThird_GivesMeansDifferencesAndBest()
    {
        var compared = Of([("sharp", Same(1)), ("blunt", Same(3))]);

        var (sharp, blunt) = (compared.Rows[0].Cells[1], compared.Rows[1].Cells[1]);
        Assert.True(sharp.IsBest);
        Assert.Null(sharp.Against);
        Assert.Equal(0.5, blunt.Mean.Mean, 1e-12);                       // 1 / log₂ 4
        Assert.Equal(-0.5, blunt.Against!.Difference.Mean, 1e-6);
        Assert.True(blunt.Against.IsClear);
    }

    [Fact]
    public void Of_SameHitsOtherRanks_HitRateDoesNotDiffer()
    {
        var compared = Of([("sharp", Same(1)), ("blunt", Same(3))]);

        Assert.Equal(1, compared.Rows[1].Cells[0].Against!.P);
        Assert.False(compared.Rows[1].Cells[0].Against!.IsClear);
    }

    [Fact]
    public void Of_Baseline_EverybodyIsHeldAgainstIt()
    {
        var compared = Of([("sharp", Same(1)), ("blunt", Same(3)), ("blind", Same(50))], baseline: "blunt");

        Assert.Null(compared.Rows[1].Cells[1].Against);
        Assert.Equal(0.5, compared.Rows[0].Cells[1].Against!.Difference.Mean, 1e-6);
        Assert.Equal(-0.5, compared.Rows[2].Cells[1].Against!.Difference.Mean, 1e-6);
        Assert.True(compared.Rows[0].Cells[1].IsBest);
        Assert.Equal(["blunt", "blind"], compared.Leads[1].Leads.Select(lead => lead.Method));
        Assert.True(compared.Rows[0].Cells[1].Against!.IsClear);
    }

    [Fact]
    public void Of_BaselineNotThere_EverybodyIsHeldAgainstTheHighest()
    {
        var compared = Of([("sharp", Same(1)), ("blunt", Same(3))], baseline: "gone");

        Assert.Equal([null, "sharp"], compared.Rows.Select(row => row.Cells[1].Against?.Method));
    }

    [Fact]
    public void LeadOn_Metric_IsItsOwn()
    {
        var random = new SplitMix64(5);
        var compared = Of([("a", Draw(ref random, 30)), ("b", Draw(ref random, 40))], baseline: "a");
        var (lead, behind) = (compared.LeadOn("NDCG@10")!, compared.Rows[1].Cells[1].Against!);

        Assert.Equal(("NDCG@10", 400, "a"), (lead.Metric, lead.Users, lead.Method));
        Assert.Equal(compared.Rows[0].Cells[1].Mean, lead.Mean);
        Assert.Equal(behind.Difference.Negated, lead.Leads[0].Difference);
        Assert.Equal((-behind.Difference.High, -behind.Difference.Low), (lead.Leads[0].Difference.Low, lead.Leads[0].Difference.High));
        Assert.Null(compared.LeadOn("HR@7"));
    }

    [Fact]
    public void Of_OneMethod_HasNobodyToBeBestOf()
    {
        var compared = Of([("alone", Same(1))]);

        Assert.False(compared.Leads[0].IsBest);
        Assert.Equal(MeanPlacement.Highest, compared.Rows[0].Cells[0].Placement);
    }

    [Fact]
    public void Of_NoMethods_HasNoLeads()
    {
        var compared = Of([]);

        Assert.Equal(0, compared.Users);
        Assert.Empty(compared.Rows);
        Assert.Empty(compared.Leads);
    }

    [Fact]
    public void Of_MethodWithoutAnyValue_IsNotTheHighest()
    {
        var compared = Comparison.Of(
            [("unknown", Same(1)), ("blunt", Same(3))], null, [new FromSecondPlace()], PairedTest.Wilcoxon, seed: 1,
            TestContext.Current.CancellationToken);

        Assert.Equal("blunt", compared.Leads[0].Method);
        Assert.Equal(double.NaN, compared.Rows[0].Cells[0].Mean.Mean);
    }

    [Fact]
    public void Of_HigherByChance_IsHighestAndNotBest()
    {
        var random = new SplitMix64(7);
        var compared = Of([("a", Draw(ref random, 30)), ("b", Draw(ref random, 30)), ("last", Same(50, users: 400))]);

        var lead = compared.Leads[1];
        Assert.False(lead.IsBest);
        Assert.Equal([MeanPlacement.Highest], compared.Rows.Where(row => row.Method == lead.Method).Select(row => row.Cells[1].Placement));
        Assert.DoesNotContain(compared.Rows, row => row.Cells[1].IsBest);
        Assert.NotEqual("last", Assert.Single(lead.Unclear).Method);
        Assert.True(lead.Leads[^1] is { Method: "last", IsClear: true, Difference.Mean: > 0 });
    }

    [Fact]
    public void Of_FewUsers_NobodyIsBest()
    {
        var compared = Of([("sharp", Same(1, users: 29)), ("blunt", Same(3, users: 29))]);

        Assert.True(compared.Rows[1].Cells[1].Against!.IsClear);
        Assert.Equal(MeanPlacement.Highest, compared.Rows[0].Cells[1].Placement);
        Assert.Equal(MeanPlacement.Best, Of([("sharp", Same(1, users: 30)), ("blunt", Same(3, users: 30))]).Rows[0].Cells[1].Placement);
    }

    [Fact]
    public void Of_SameMeans_AllAreHighestAndNoneBest()
    {
        var compared = Of([("one", Same(1)), ("other", Same(1)), ("third", Same(3))]);

        Assert.Equal([MeanPlacement.Highest, MeanPlacement.Highest, MeanPlacement.Below], compared.Rows.Select(row => row.Cells[1].Placement));
        Assert.Equal(MeanPlacement.Below, Of([("one", Same(50)), ("other", Same(50))]).Rows[0].Cells[1].Placement);
    }

    [Theory]
    [InlineData(0.01, 0.001, true)]
    [InlineData(0.01, -0.001, false)]
    [InlineData(0.06, 0.001, false)]
    [InlineData(0.05, 0.001, false)]
    [InlineData(0.01, 0, false)]
    public void IsClear_TestAndInterval_BothAreAsked(double p, double low, bool clear) =>
        Assert.Equal(clear, new Against("other", new MeanInterval(0.01, low, 0.02), p, p).IsClear);

    [Theory]
    [InlineData(-0.001, true)]
    [InlineData(0, false)]
    [InlineData(0.001, false)]
    public void IsClear_Lower_WholeIntervalIsBelowZero(double high, bool clear) =>
        Assert.Equal(clear, new Against("other", new MeanInterval(-0.01, -0.02, high), 0.01, 0.01).IsClear);

    [Fact]
    public void Of_TwoComparisons_PValuesAreCorrected()
    {
        var random = new SplitMix64(5);
        var compared = Of([("a", Draw(ref random, 30)), ("b", Draw(ref random, 32)), ("c", Draw(ref random, 34))]);

        var cells = compared.Rows.Select(row => row.Cells[1].Against).OfType<Against>().OrderBy(against => against.P).ToArray();
        Assert.Equal(Math.Min(1, 2 * cells[0].P), cells[0].Corrected, 1e-12);
        Assert.Equal(Math.Max(cells[0].Corrected, cells[1].P), cells[1].Corrected, 1e-12);
    }

    [Theory]
    [InlineData(PairedTest.Wilcoxon)]
    [InlineData(PairedTest.Bootstrap)]
    public void Of_UsersInAnotherOrder_SameVerdict(PairedTest test)
    {
        var random = new SplitMix64(7);
        var (one, other) = (Draw(ref random, 12), Draw(ref random, 16));
        int[] order = [.. Enumerable.Range(0, one.Length)];
        random.Shuffle(order.AsSpan());

        var before = Of([("a", one), ("b", other)], test: test);
        var after = Of([("a", [.. order.Select(user => one[user])]), ("b", [.. order.Select(user => other[user])])], test: test);

        Assert.Equal(before.Rows[0].Cells[1].Mean.Mean, after.Rows[0].Cells[1].Mean.Mean, 1e-12);
        Assert.Equal(before.Rows[1].Cells[1].Against?.P ?? 0, after.Rows[1].Cells[1].Against?.P ?? 0, 0.02);
        Assert.Equal(before.Rows[1].Cells[1].Against?.IsClear, after.Rows[1].Cells[1].Against?.IsClear);
    }

    [Fact]
    public void IsSmall_TwentyNineUsers_Warns()
    {
        Assert.True(Of([("a", Same(1, users: 29))]).IsSmall);
        Assert.False(Of([("a", Same(1, users: 30))]).IsSmall);
    }

    [Fact]
    public void Of_EqualScores_TellsTheirShare() =>
        Assert.Equal([0, 0.5], Of([("sharp", Same(1)), ("blunt", [.. Same(1, 30), .. Enumerable.Repeat(new TargetRank(2, 9), 30)])])
            .Rows.Select(row => row.EqualShare));

    [Fact]
    public void Of_OtherUsers_Refused() => Assert.Contains(
        "the same users",
        Assert.Throws<ArgumentException>(() => Of([("a", Same(1, users: 3)), ("b", Same(1, users: 4))])).Message,
        StringComparison.Ordinal);

    private static Comparison Of((string, TargetRank[])[] methods, string? baseline = null, PairedTest test = PairedTest.Wilcoxon) =>
        Comparison.Of(methods, baseline, Metrics, test, seed: 1, TestContext.Current.CancellationToken);

    private static TargetRank[] Same(int place, int users = 60) => [.. Enumerable.Repeat(TargetRank.At(place), users)];

    private static TargetRank[] Draw(ref SplitMix64 random, int worst)
    {
        var ranks = new TargetRank[400];
        for (var user = 0; user < ranks.Length; user++)
        {
            ranks[user] = TargetRank.At(1 + random.NextInt32(worst));
        }

        return ranks;
    }

    /// <summary>What the first place is worth is not known.</summary>
    private sealed record FromSecondPlace : IMetric
    {
        public string Name => "from the second";

        public int K => 10;

        public double At(int place) => place == 1 ? double.NaN : 1.0 / place;
    }
}
