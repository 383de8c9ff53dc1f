using MLlm3Rec.Ranking;

namespace MLlm3Rec.Web.Components.Pages.Compare;

public sealed class PartCurveTests
{
    private static readonly LearnedPart Known = new(PartCatalogue.CloseInMeaning, [0, 1], [0, 0.4f], 0.2, 0.1);

    [Fact]
    public void Of_NewItemsCountOtherwise_DrawsBothCurves()
    {
        var chart = PartCurve.Of(Known with { NewHeights = [0, 0.9f] });

        Assert.Equal(["Often chosen", "Not chosen yet"], chart.Series.Select(series => series.Name));
        Assert.Equal([0.4f, 0.9f], chart.Series.Select(series => (float)series.Points[^1].Y));
    }

    [Fact]
    public void Of_OneCurveForAll_DrawsOne() => Assert.Equal(Known.Name, Assert.Single(PartCurve.Of(Known).Series).Name);
}
