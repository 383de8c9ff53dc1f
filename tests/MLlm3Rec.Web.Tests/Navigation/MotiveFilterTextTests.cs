using MLlm3Rec.Storage.Profiles;

namespace MLlm3Rec.Web.Navigation;

public sealed class MotiveFilterTextTests
{
    [Theory]
    [InlineData("novelty:0.7", "novelty", 0.7)]
    [InlineData("health-safety:1", "health-safety", 1)]
    [InlineData("a:b:0.25", "a:b", 0.25)]
    [InlineData("novelty:7", "novelty", 1)]
    [InlineData("novelty:-1", "novelty", 0)]
    [InlineData("novelty:0.128", "novelty", 0.13)]
    public void Parse_DimensionAndNumber_IsAFilterInRange(string text, string dimension, double atLeast) =>
        Assert.Equal(new MotiveFilter(dimension, atLeast), MotiveFilterText.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("novelty")]
    [InlineData(":0.5")]
    [InlineData("novelty:much")]
    [InlineData("novelty:NaN")]
    public void Parse_AnythingElse_IsNoFilter(string? text) => Assert.Null(MotiveFilterText.Parse(text));

    [Fact]
    public void Of_AnyFilter_IsWhatParseReads()
    {
        var filter = new MotiveFilter("sensory-pleasure", 0.35);

        Assert.Equal("sensory-pleasure:0.35", MotiveFilterText.Of(filter));
        Assert.Equal(filter, MotiveFilterText.Parse(MotiveFilterText.Of(filter)));
    }
}
