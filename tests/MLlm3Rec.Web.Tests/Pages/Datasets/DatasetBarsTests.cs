using MLlm3Rec.Datasets;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class DatasetBarsTests
{
    private static double Day(int year, int month) => (new DateTime(year, month, 15, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalDays;

    [Fact]
    public void Doubling_GapsBetween_ShowAsEmptyRanges() =>
        Assert.Equal(
            [new ChartBar("2", 3), new ChartBar("3–4", 0), new ChartBar("5–8", 7)],
            DatasetBars.Doubling([new ValueCount(2, 3), new ValueCount(5, 4), new ValueCount(8, 3)]));

    [Fact]
    public void OfTime_MonthWithoutAChoice_IsThere() =>
        Assert.Equal(
            [new ChartBar("2023-12", 2), new ChartBar("2024-01", 0), new ChartBar("2024-02", 1)],
            DatasetBars.OfTime([new ValueCount(Day(2023, 12), 2), new ValueCount(Day(2024, 2), 1)]));

    [Fact]
    public void OfTime_MoreThanTenYears_GoesByYears()
    {
        var bars = DatasetBars.OfTime([new ValueCount(Day(2000, 3), 2), new ValueCount(Day(2000, 9), 1), new ValueCount(Day(2012, 1), 5)]);

        Assert.Equal(13, bars.Count);
        Assert.Equal((new ChartBar("2000", 3), new ChartBar("2012", 5)), (bars[0], bars[^1]));
    }

    [Fact]
    public void OfSignals_FewValues_StandEachByThemselves() =>
        Assert.Equal([new ChartBar("0.5", 1), new ChartBar("5", 2)], DatasetBars.OfSignals([new ValueCount(0.5, 1), new ValueCount(5, 2)]));

    [Fact]
    public void OfSignals_ManyBelowOne_FallIntoEvenRanges()
    {
        var bars = DatasetBars.OfSignals([.. Enumerable.Range(-12, 25).Select(value => new ValueCount(value, 1))]);

        Assert.Equal(12, bars.Count);
        Assert.Equal(25, bars.Sum(bar => bar.Count));
        Assert.Equal(("-12 to -10", "10 to 12"), (bars[0].Label, bars[^1].Label));
    }
}
