using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Issues;

/// <summary>Columns that were read field by field: dates of another century, a day for a month, choices lost to a word in their rating.</summary>
public sealed class ColumnJudgementTests : IDisposable
{
    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("20220408", "2022-04-08T00:00:00")]
    [InlineData("20060517153404", "2006-05-17T15:34:04")]
    [InlineData("200605171534", "2006-05-17T15:34:00")]
    [InlineData("2013", "2013-01-01T00:00:00")]
    [InlineData("2019-10-01 01:02:03 UTC", "2019-10-01T01:02:03")]
    [InlineData("2019-10-01T01:02:03.446Z", "2019-10-01T01:02:03")]
    [InlineData("2019-10-01T01:02:03+01:00", "2019-10-01T00:02:03")]
    [InlineData("Mon Jul 10 12:47:29 -0700 2017", "2017-07-10T19:47:29")]
    [InlineData("Sat Jul 10 12:47:29 +0000 2017", "2017-07-10T12:47:29")]
    [InlineData("Thu Apr 03 06:46:05 UTC 2014", "2014-04-03T06:46:05")]
    [InlineData("31.12.2009 23:59", "2009-12-31T23:59:00")]
    [InlineData("17/05/06", "2006-05-17T00:00:00")]
    [InlineData("05/17/2006 03:04 PM", "2006-05-17T15:04:00")]
    [InlineData("Aug 13, 2006", "2006-08-13T00:00:00")]
    [InlineData("1147880044", "2006-05-17T15:34:04")]
    [InlineData("1147880044123", "2006-05-17T15:34:04")]
    [InlineData("1.147880044E9", "2006-05-17T15:34:04")]
    public async Task ReadAsync_TimesAsTheyAreWritten_AreThoseTimes(string field, string time)
    {
        folder.With("t.csv", $"user_id;item_id;date\nu1;i1;{field}\nu2;i1;{field}\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(time, InWords(imported.First("u1").Time));
    }

    [Theory]
    [InlineData("17/05/2006", "2006-06-05T00:00:00")]
    [InlineData("05/17/2006", "2006-05-06T00:00:00")]
    public async Task ReadAsync_DayAboveTwelveAnywhere_TurnsTheWholeColumn(string late, string first)
    {
        var many = string.Concat(Enumerable.Range(0, 60_000).Select(row => $"u{row % 50},i{row % 70},05/06/2006\n"));
        folder.With("t.csv", $"user,item,date\n{many}v,i1,{late}\nv,i2,{late}\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(first, InWords(imported.First("u1").Time));
        Assert.Equal("2006-05-17T00:00:00", InWords(imported.First("v").Time));
    }

    [Fact]
    public async Task ReadAsync_NothingTellsDaysFromMonths_IsSaid()
    {
        folder.With("t.csv", "user,item,date\nu1,i1,05/06/2006\n");

        var imported = await folder.ReadAsync();

        Assert.Contains("nothing in it tells days from months", imported.Files[0].Note, StringComparison.Ordinal);
        var turned = await folder.ReadAsync(columns: new Dictionary<string, string> { ["timeformat"] = "day first" });
        Assert.Equal("2006-06-05T00:00:00", InWords(turned.First("u1").Time));
    }

    [Fact]
    public async Task ReadAsync_HoursBesideTheirDay_AreJoined()
    {
        folder.With("t.csv", "user_id,item_id,date,time\nu1,i1,2020-01-01,10:34\nu2,i1,2020-01-02,9:05\n");

        var imported = await folder.ReadAsync();

        Assert.Equal("2020-01-01T10:34:00", InWords(imported.First("u1").Time));
        Assert.Equal("2020-01-02T09:05:00", InWords(imported.First("u2").Time));
    }

    [Fact]
    public async Task ReadAsync_HoursWithoutADay_AreNoTime()
    {
        folder.With("t.csv", "user_id,item_id,time\nu1,i1,10:34\nu2,i1,9:05\n");

        var imported = await folder.ReadAsync();

        Assert.False(imported.First("u1").HasTime);
        Assert.Contains("no column the day", imported.Files[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DatesThatCannotBe_AreRemarked()
    {
        folder.With("t.csv", "user_id,item_id,time\nu1,i1,12\nu2,i1,99\n");

        Assert.Contains("is on one day, 1970-01-01: check what it counts", NoteOf(await folder.ReadAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("NA")]
    [InlineData("NULL")]
    [InlineData("\\N")]
    [InlineData("-")]
    [InlineData("true")]
    [InlineData("S")]
    public async Task ReadAsync_WordInRatingOrTime_KeepsTheChoice(string word)
    {
        folder.With("t.csv", $"user_id,item_id,rating,timestamp\nu1,i1,4,1147880044\nu1,i2,3,1147880045\nu2,i1,{word},{word}\n");

        var imported = await folder.ReadAsync();

        Assert.Equal((3L, 0), ((long)imported.Statistics.Interactions, imported.SkippedCount));
        Assert.Equal((false, false), (imported.First("u2").HasSignal, imported.First("u2").HasTime));
        Assert.Contains($"rating is unknown in 1 rows, first in row 4: \"{word}\"", NoteOf(imported), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("\\N")]
    [InlineData("nan")]
    [InlineData("None")]
    [InlineData("undefined")]
    public async Task ReadAsync_WordForNobody_IsNoUser(string word)
    {
        folder.With("t.csv", $"user_id,item_id\nu1,i1\nu2,i1\n{word},i1\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(2, imported.Statistics.Users);
        Assert.Equal("the user is missing", Assert.Single(imported.SkippedRows).Reason);
    }

    [Fact]
    public async Task ReadAsync_JsonWithNaN_KeepsTheChoice()
    {
        folder.With("t.json", "{\"user_id\":\"u1\",\"item_id\":\"i1\",\"rating\":NaN}\n{\"user_id\":\"u2\",\"item_id\":\"i1\",\"rating\":3}\n");

        var imported = await folder.ReadAsync();

        Assert.Equal((2, false), (imported.Statistics.Users, imported.First("u1").HasSignal));
    }

    [Theory]
    [InlineData("3,5", "4,0", 3.5f)]
    [InlineData("1.234,5", "4,25", 1234.5f)]
    [InlineData("\"1,234.5\"", "3", 1234.5f)]
    [InlineData("$3.50", "$4", 3.5f)]
    [InlineData("3.5 €", "4 €", 3.5f)]
    [InlineData("1 234", "5", 1234f)]
    public async Task ReadAsync_NumbersAsTheyAreWritten_AreThoseNumbers(string one, string other, float number)
    {
        folder.With("t.csv", $"user_id;item_id;quantity\nu1;i1;{one}\nu2;i1;{other}\n");

        Assert.Equal(number, (await folder.ReadAsync()).First("u1").Signal);
    }

    [Theory]
    [InlineData("-1", "7", "9")]
    [InlineData("0", "1", "10")]
    [InlineData("99", "-3.5", "8")]
    public async Task ReadAsync_NumberForNotRated_IsNoRating(string sentinel, string low, string high)
    {
        folder.With("t.csv", $"user_id,item_id,rating\nu1,i1,{sentinel}\nu1,i2,{sentinel}\nu2,i1,{low}\nu3,i1,{high}\n");

        var imported = await folder.ReadAsync();
        var kept = await folder.ReadAsync(columns: new Dictionary<string, string> { ["unrated"] = "" });

        Assert.False(imported.First("u1").HasSignal);
        Assert.Contains($"{sentinel} is taken for “not rated”", NoteOf(imported), StringComparison.Ordinal);
        Assert.EndsWith("2 rows are not rated", NoteOf(imported), StringComparison.Ordinal);
        Assert.Equal(float.Parse(sentinel, CultureInfo.InvariantCulture), kept.First("u1").Signal);
    }

    [Fact]
    public async Task ReadAsync_RowsNotChosen_AreLeftOutIfAsked()
    {
        folder.With("t.csv", "user_id,item_id,click\nu1,i1,1\nu1,i2,0\nu2,i1,1\n");

        var all = await folder.ReadAsync();
        var chosen = await folder.ReadAsync(columns: new Dictionary<string, string> { ["where"] = "click=1" });

        Assert.Contains("every row counts as a choice, whatever click says", NoteOf(all), StringComparison.Ordinal);
        Assert.Equal(["i1"], chosen.History("u1"));
        Assert.Contains("1 rows without click=1 are no choices", NoteOf(chosen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ColumnNotThere_IsRefusedByName()
    {
        folder.With("t.csv", "user_id,item_id,time\nu1,i1,1147880044\n");

        var refusal = await folder.RefusalAsync(columns: new Dictionary<string, string> { ["time"] = "tiem" });

        Assert.Contains("There is no column \"tiem\"", refusal, StringComparison.Ordinal);
    }

    private static string NoteOf(ImportedDataset imported) => imported.Files[0].Note ?? "";

    private static string InWords(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
