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
