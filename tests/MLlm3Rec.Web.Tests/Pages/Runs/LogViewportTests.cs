using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed class LogViewportTests
{
    private readonly LogViewport log = new(height: 10, capacity: 100);

    [Fact]
    public void Add_ViewportNotFull_ShowsLinesAtOnce()
    {
        log.Add(Lines(1, 10));

        Assert.Equal(10, log.Shown.Count());
        Assert.Null(log.Offer);
    }

    [Fact]
    public void Add_ViewportFull_HoldsLinesAndOffersThem()
    {
        log.Add(Lines(1, 10));

        log.Add(Lines(11, 38));

        Assert.Equal(10, log.Shown.Count());
        Assert.Equal("38 new lines", log.Offer);
    }

    [Fact]
    public void ShowWaiting_HeldLines_FollowInOrder()
    {
        log.Add(Lines(1, 48));

        log.ShowWaiting();

        Assert.Equal(Enumerable.Range(1, 48).Select(number => number), log.Shown.Select(line => line.Sequence));
        Assert.Null(log.Offer);
    }

    [Fact]
    public void Add_SameLinesTwice_CountsThemOnce()
    {
        log.Add(Lines(1, 12));

        log.Add(Lines(6, 9));

        Assert.Equal(14, log.Latest);
        Assert.Equal("4 new lines", log.Offer);
    }

    [Fact]
    public void Filter_Warnings_HidesTheRest()
    {
        log.Add(Lines(1, 10));

        log.Filter(LogLevelName.Warning);

        Assert.Equal([4, 8], log.Shown.Select(line => line.Sequence));
    }

    [Fact]
    public void Offer_Filtered_CountsOnlyWhatWouldAppear()
    {
        log.Filter(LogLevelName.Warning);
        log.Add(Lines(1, 40));

        log.Add(Lines(41, 8));

        Assert.Equal(10, log.Shown.Count());
        Assert.Equal("2 new lines", log.Offer);
    }

    [Fact]
    public void ShowWaiting_MoreThanCapacity_ForgetsTheOldest()
    {
        log.Add(Lines(1, 130));

        log.ShowWaiting();

        Assert.Equal(30, log.Forgotten);
        Assert.Equal(31, log.Shown.First().Sequence);
    }

    /// <summary>Every fourth line is a warning.</summary>
    private static IEnumerable<RunLine> Lines(int first, int count) => Enumerable.Range(first, count).Select(number =>
        new RunLine(number, DateTimeOffset.UnixEpoch, number % 4 == 0 ? LogLevelName.Warning : LogLevelName.Information, $"line {number}"));
}
