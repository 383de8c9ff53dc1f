using MLlm3Rec.Web.Components.Pages.Home;

namespace MLlm3Rec.Web.Pages.Home;

public sealed class StoryWordsTests
{
    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(112, "112th")]
    [InlineData(1021, "1,021st")]
    [InlineData(null, "nowhere")]
    public void Place_Rank_IsAnOrdinal(int? rank, string expected) => Assert.Equal(expected, StoryWords.Place(rank));
}
