namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class DatasetWordsTests
{
    [Theory]
    [InlineData(9_999, "9,999")]
    [InlineData(100_836, "100.8 k")]
    [InlineData(999_949, "999.9 k")]
    [InlineData(1_000_209, "1.0 M")]
    public void Compact_Count_KeepsFourFigures(long count, string words) => Assert.Equal(words, DatasetWords.Compact(count));

    [Theory]
    [InlineData(0.0447, "4.5 %")]
    [InlineData(0.00073, "0.073 %")]
    [InlineData(0.00000731, "0.0007 %")]
    [InlineData(0, "0 %")]
    public void Density_Share_ShowsTheFirstFigures(double density, string words) => Assert.Equal(words, DatasetWords.Density(density));

    [Fact]
    public void Span_NoTimes_SaysSo() => Assert.Equal("the source has no times", DatasetWords.Span(null, null));

    [Fact]
    public void SpanLength_YearsAndDays_TakesTheFittingUnit()
    {
        var from = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal("12 hours", DatasetWords.SpanLength(from, from.AddHours(12)));
        Assert.Equal("31 days", DatasetWords.SpanLength(from, from.AddDays(31)));
        Assert.Equal("8 months", DatasetWords.SpanLength(from, from.AddDays(244)));
        Assert.Equal("24.1 years", DatasetWords.SpanLength(from, from.AddDays(8_802)));
        Assert.Equal("–", DatasetWords.SpanLength(null, null));
    }
}
