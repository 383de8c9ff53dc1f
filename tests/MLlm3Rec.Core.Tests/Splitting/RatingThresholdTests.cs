using System.Text.Json;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

public sealed class RatingThresholdTests
{
    private static readonly RatingThreshold Four = new(4, IsOwnMean: false);

    [Theory]
    [InlineData("any")]
    [InlineData("mean")]
    [InlineData("3.5")]
    [InlineData("-2")]
    public void Find_ItsOwnWord_FindsIt(string word) => Assert.Equal(word, RatingThreshold.Find(word)!.Value.Word);

    [Theory]
    [InlineData("")]
    [InlineData("low")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void Find_NoThreshold_FindsNothing(string word) => Assert.Null(RatingThreshold.Find(word));

    [Fact]
    public void InWords_EachKind_SaysWhatItAsksFor()
    {
        Assert.Equal("anyhow", RatingThreshold.Any.InWords);
        Assert.Equal("at least the person's own mean", RatingThreshold.OwnMean.InWords);
        Assert.Equal("at least 4", Four.InWords);
    }

    [Fact]
    public void IsAny_AnyAlone()
    {
        Assert.True(RatingThreshold.Find("any")!.Value.IsAny);
        Assert.False(RatingThreshold.OwnMean.IsAny);
        Assert.False(Four.IsAny);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3.9, false)]
    [InlineData(float.NaN, true)]
    public void Holds_Number_AtLeastItOrUnrated(float signal, bool expected) => Assert.Equal(expected, Four.Holds(signal, []));

    [Fact]
    public void Holds_Any_Everything() => Assert.True(RatingThreshold.Any.Holds(-1, Rated(5)));

    /// <summary>5, unrated and 2: their mean is 3.5.</summary>
    [Theory]
    [InlineData(3.5, true)]
    [InlineData(3.4, false)]
    [InlineData(5, true)]
    public void Holds_OwnMean_IsThatOfWhatWasRatedBefore(float signal, bool expected) =>
        Assert.Equal(expected, RatingThreshold.OwnMean.Holds(signal, Rated(5, float.NaN, 2)));

    [Fact]
    public void Holds_OwnMeanOfNothingRated_Everything() => Assert.True(RatingThreshold.OwnMean.Holds(1, Rated(float.NaN)));

    [Theory]
    [InlineData("null")]
    [InlineData("\"low\"")]
    public void Deserialize_NoThreshold_SaysWhatItMayBe(string stored) => Assert.Contains(
        "any, mean or a number",
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RatingThreshold>(stored)).Message,
        StringComparison.Ordinal);

    private static Interaction[] Rated(params float[] signals) => [.. signals.Select((signal, item) => new Interaction(item, item, signal, -1))];
}
