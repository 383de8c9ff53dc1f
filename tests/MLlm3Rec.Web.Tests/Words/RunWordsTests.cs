namespace MLlm3Rec.Web.Words;

public sealed class RunWordsTests
{
    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(12.4, "12 s")]
    [InlineData(60, "1 min")]
    [InlineData(80, "1 min 20 s")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(273_600, "3 d 4 h")]
    public void Duration_Seconds_TakesTwoUnitsAtMost(double seconds, string words) =>
        Assert.Equal(words, RunWords.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.4, "almost done")]
    [InlineData(3.2, "about 4 s left")]
    [InlineData(21, "about 25 s left")]
    [InlineData(61, "about 2 min left")]
    [InlineData(3_600, "about 1 h 0 min left")]
    [InlineData(4_300, "about 1 h 20 min left")]
    public void Remaining_Seconds_IsCoarse(double seconds, string words) =>
        Assert.Equal(words, RunWords.Remaining(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Work_TotalUnknown_TellsOnlyWhatIsDone()
    {
        Assert.Equal("4,120 of 10,000", RunWords.Work(4_120, 10_000));
        Assert.Equal("4,120", RunWords.Work(4_120, 0));
    }

    [Fact]
    public void Percent_BeforeTheEnd_IsNeverHundred()
    {
        Assert.Equal(99, RunWords.Percent(999, 1_000));
        Assert.Equal(100, RunWords.Percent(1_000, 1_000));
        Assert.Equal(41, RunWords.Percent(4_120, 10_000));
        Assert.Null(RunWords.Percent(5, 0));
    }

    [Theory]
    [InlineData(30, "just now")]
    [InlineData(90, "1 min ago")]
    [InlineData(7_300, "2 h ago")]
    [InlineData(100_000, "yesterday")]
    [InlineData(1_000_000, "11 days ago")]
    [InlineData(10_000_000, "10 Mar 2026")]
    public void Ago_Seconds_FallsBackToTheDate(int seconds, string words)
    {
        var now = new DateTimeOffset(2026, 7, 4, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(words, RunWords.Ago(now.AddSeconds(-seconds), now));
    }
}
