using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Pages.Home;

namespace MLlm3Rec.Web.Pages.Home;

public sealed class StoryWordsTests
{
    [Fact]
    public void Sentence_Hints_AreNotTold()
    {
        Assert.Equal(
            "Chooses above all for quality; lately more for novelty.",
            Sentence(Of("quality", 0.6, Horizon.Lasting), Of("novelty", 0.25, Horizon.Recent), Of("value", 0.2, Horizon.Lasting)));
        Assert.Equal(
            "Nothing clear was read from what they chose.", Sentence(Of("quality", 0.24, Horizon.Lasting), Of("value", 0.2, Horizon.Recent)));
        Assert.Equal("What they chose says too little to name a motive.", Sentence());
    }

    [Fact]
    public void Sentence_NewMotiveAboveALastingOne_StandsBeforeIt()
    {
        Assert.Equal(
            "Chooses above all for convenience, then aesthetics (lately more) and functionality.",
            Sentence(
                Of("convenience", 0.73, Horizon.Lasting), Of("aesthetics", 0.65, Horizon.Recent), Of("functionality", 0.35, Horizon.Lasting)));
        Assert.Equal(
            "Chooses above all for novelty (lately more), then quality.",
            Sentence(Of("novelty", 0.7, Horizon.Recent), Of("quality", 0.6, Horizon.Lasting)));
        Assert.Equal("Chooses, for now, for novelty.", Sentence(Of("novelty", 0.7, Horizon.Recent)));
    }

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(112, "112th")]
    [InlineData(1021, "1,021st")]
    [InlineData(null, "nowhere")]
    public void Place_Rank_IsAnOrdinal(int? rank, string expected) => Assert.Equal(expected, StoryWords.Place(rank));

    private static string Sentence(params Motive[] motives) => StoryWords.Sentence(
        new MotivationProfile
        {
            User = new UserId("u1"),
            Motives = motives,
            Avoids = [],
            Confidence = 0.5,
            HistoryLength = 8,
            Provenance = new Provenance("built-in", "1", "v", "k"),
        },
        DefaultVocabulary.Instance);

    private static Motive Of(string key, double strength, Horizon horizon) => new(key, strength, "Looks for it.", horizon, []);
}
