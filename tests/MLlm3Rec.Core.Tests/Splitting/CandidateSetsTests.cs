using MLlm3Rec.Testing;

namespace MLlm3Rec.Splitting;

public sealed class CandidateSetsTests
{
    private static readonly int[][] Histories = [[0, 1, 2, 3], [5, 6, 7], [9]];

    [Fact]
    public void Sample_AnyUser_UnseenDistinctAndAsMany()
    {
        var shelf = SmallDataset.Of(items: 100, Histories);
        var sets = CandidateSets.Sample(shelf, LeaveLastOut.Split(shelf), count: 20, seed: 1);

        Assert.Equal(20, sets.Negatives(0).ToArray().Distinct().Except(Histories[0]).Count());
        Assert.Equal(20, sets.Negatives(1).ToArray().Distinct().Except(Histories[1]).Count());
    }

    [Fact]
    public void Sample_UserWithoutQuestion_IsEmpty()
    {
        var shelf = SmallDataset.Of(items: 100, Histories);

        Assert.True(CandidateSets.Sample(shelf, LeaveLastOut.Split(shelf), count: 20, seed: 1).Negatives(2).IsEmpty);
    }

    [Fact]
    public void Sample_SmallCatalogue_TakesAllThatIsLeft()
    {
        var shelf = SmallDataset.Of(items: 6, [0, 1, 2, 3]);

        var sets = CandidateSets.Sample(shelf, LeaveLastOut.Split(shelf), count: 99, seed: 1);

        Assert.Equal([4, 5], sets.Negatives(0).ToArray().Order());
    }

    [Fact]
    public void Sample_SeedDecides_SameSeedSameSets()
    {
        var shelf = SmallDataset.Of(items: 1000, Histories);
        var split = LeaveLastOut.Split(shelf);

        var first = CandidateSets.Sample(shelf, split, count: 20, seed: 1).Negatives(0).ToArray();

        Assert.Equal(first, CandidateSets.Sample(shelf, split, count: 20, seed: 1).Negatives(0).ToArray());
        Assert.NotEqual(first, CandidateSets.Sample(shelf, split, count: 20, seed: 2).Negatives(0).ToArray());
    }

    [Fact]
    public void Sample_SeveralPeople_OnesChoicesAreCandidatesOfOthers()
    {
        var shelf = SmallDataset.Of(items: 8, [0, 1, 2], [3, 4, 0]);

        var sets = CandidateSets.Sample(shelf, LeaveLastOut.Split(shelf), count: 99, seed: 1);

        Assert.Equal([3, 4, 5, 6, 7], sets.Negatives(0).ToArray().Order());
        Assert.Equal([1, 2, 5, 6, 7], sets.Negatives(1).ToArray().Order());
    }

    /// <summary>Published figures hang on the draw of a seed, whether few of a catalogue are drawn or many.</summary>
    [Theory]
    [InlineData(5, new[] { 43, 42, 53 })]
    [InlineData(24, new[] { 43, 42, 53 })]
    [InlineData(25, new[] { 4, 96, 59 })]
    public void Sample_SeedOne_AlwaysDrawsTheSame(int count, int[] first)
    {
        var shelf = SmallDataset.Of(items: 100, Histories);

        var drawn = CandidateSets.Sample(shelf, LeaveLastOut.Split(shelf), count, seed: 1).Negatives(0).ToArray();

        Assert.Equal(count, drawn.Distinct().Except(Histories[0]).Count());
        Assert.Equal(first, drawn[..3]);
    }

    [Fact]
    public void Sample_None_IsRefused()
    {
        var shelf = SmallDataset.Of(items: 100, Histories);

        Assert.Throws<ArgumentOutOfRangeException>(() => CandidateSets.Sample(shelf, LeaveLastOut.Split(shelf), count: 0, seed: 1));
    }

    [Fact]
    public async Task WriteAsync_AskedPeople_OneLineEach()
    {
        var shelf = SmallDataset.Of(items: 6, [1, 2, 3, 4], [5, 0], [3]);
        var split = LeaveLastOut.Split(shelf);
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "cases.tsv");

        await CaseFile.WriteAsync(path, shelf, split, new CandidateSets([[0, 5], [1], []]), TestContext.Current.CancellationToken);

        Assert.Equal(
            "user\tvalid\ttest\tnegatives\nu0\ti3\ti4\ti0 i5\nu1\t\ti0\ti1\n",
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("cases.tsv")]
    [InlineData("cases.tsv.gz")]
    public async Task WriteAsync_ThenRead_GivesTheSameSets(string name)
    {
        var shelf = SmallDataset.Of(items: 100, Histories);
        var split = LeaveLastOut.Split(shelf);
        var sets = CandidateSets.Sample(shelf, split, count: 20, seed: 1);
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, name);

        await CaseFile.WriteAsync(path, shelf, split, sets, TestContext.Current.CancellationToken);
        var read = await CaseFile.ReadAsync(path, shelf, split, TestContext.Current.CancellationToken);

        Each.Holds(Enumerable.Range(0, 3), user => Assert.Equal(sets.Negatives(user).ToArray(), read.Negatives(user).ToArray()));
    }

    [Theory]
    [InlineData("user\tvalid\ttest\tnegatives\nu0\ti2\ti9\ti50 i51\n", "Line 2")]
    [InlineData("user\tvalid\ttest\tnegatives\nu0\ti2\ti3\ti50 unknown\n", "Line 2")]
    [InlineData("user\tvalid\ttest\tnegatives\nu0\ti2\ti3\tunknown i50\n", "Line 2")]
    [InlineData("user\tvalid\ttest\tnegatives\nu0\ti2\ti3\ti50\nu1\ti6\ti6\ti50\n", "Line 3")]
    [InlineData("user\tvalid\ttest\tnegatives\nu0\ti1\ti3\ti50\n", "other hidden items than its last two choices")]
    [InlineData("user,valid,test\n", "no case file")]
    public async Task ReadAsync_FileOfAnotherDataset_IsRefusedInWords(string text, string expected)
    {
        var shelf = SmallDataset.Of(items: 100, Histories);
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "cases.tsv");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() =>
            CaseFile.ReadAsync(path, shelf, LeaveLastOut.Split(shelf), TestContext.Current.CancellationToken));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }
}
