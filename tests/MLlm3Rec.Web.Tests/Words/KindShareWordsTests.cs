using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Words;

namespace MLlm3Rec.Web.Words;

public sealed class KindShareWordsTests
{
    [Theory]
    [InlineData("Motive:1", 10, "Motives alone make up these 10 scores.")]
    [InlineData("Motive:.62 Popularity:.38", 10, "Motives make up 62 % of these 10 scores, more than any other kind of reason.")]
    [InlineData(
        "Popularity:.6 Sequence:.34 Motive:.06", 1,
        "Motives make up 6 % of this score; the largest kind of reason, “Popularity”, makes up 60 %.")]
    [InlineData(
        "CoPreference:.9 Sequence:.1", 2,
        "Motives make up nothing of these 2 scores; the largest kind of reason, “People like them”, makes up 90 %.")]
    [InlineData("Popularity:1", 1, "Motives make up nothing of this score: all of it is “Popularity”.")]
    public void Of_Shares_TellsMotivesAndTheLargest(string shares, int scores, string expected) =>
        Assert.Equal(expected, KindShareWords.Of(Shares(shares), scores));

    [Fact]
    public void Of_NothingAdded_SaysNothing() => Assert.Null(KindShareWords.Of([], 10));

    [Theory]
    [InlineData(0, "nothing")]
    [InlineData(0.004, "less than 1 %")]
    [InlineData(0.006, "1 %")]
    [InlineData(0.994, "99 %")]
    [InlineData(0.996, "more than 99 %")]
    [InlineData(1, "100 %")]
    public void Percent_SmallAndLarge_NeverRoundsToAllOrNothing(double share, string expected) =>
        Assert.Equal(expected, KindShareWords.Percent(share));

    private static IReadOnlyList<KindShare> Shares(string shares) =>
    [
        .. shares.Split(' ').Select(one => one.Split(':')).Select(one =>
            new KindShare(Enum.Parse<PartKind>(one[0]), double.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
