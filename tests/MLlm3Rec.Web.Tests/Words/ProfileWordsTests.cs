using MLlm3Rec.Reports.Words;

namespace MLlm3Rec.Web.Words;

public sealed class ProfileWordsTests
{
    [Theory]
    [InlineData(22363, 22363, false, "22,363 people")]
    [InlineData(1204, 22363, true, "1,204 of 22,363 people match")]
    [InlineData(1, 22363, true, "1 of 22,363 people matches")]
    [InlineData(0, 22363, true, "0 of 22,363 people match")]
    [InlineData(1, 1, false, "1 person")]
    public void Matches_AnyCounts_ReadsAsASentence(int matching, int all, bool filtered, string expected) =>
        Assert.Equal(expected, ProfileWords.Matches(matching, all, filtered));

    [Theory]
    [InlineData(0.9, "well supported")]
    [InlineData(0.75, "well supported")]
    [InlineData(0.5, "fairly supported")]
    [InlineData(0.49, "cautious")]
    [InlineData(0.1, "a first guess")]
    public void Confidence_AnyNumber_HasAWord(double confidence, string expected) => Assert.Equal(expected, ProfileWords.Confidence(confidence));
}
