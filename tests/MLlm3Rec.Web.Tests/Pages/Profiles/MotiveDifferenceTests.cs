using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

public sealed class MotiveDifferenceTests
{
    [Fact]
    public void Between_TwoReadings_NamesEveryKindOfChange()
    {
        var old = Profile(("quality", 0.5, "a"), ("value", 0.4, "a"), ("novelty", 0.3, "a"), ("aesthetics", 0.2, "a"), ("convenience", 0.1, "a"));
        var now = Profile(("quality", 0.6, "a"), ("value", 0.3, "b"), ("novelty", 0.34, "b"), ("aesthetics", 0.2, "a"), ("identity", 0.9, "a"));

        var changes = MotiveDifference.Between(old, now);

        Assert.Equal(
            ["identity New", "quality Stronger", "value Weaker", "novelty Other words", "aesthetics Same", "convenience Gone"],
            changes.Select(change => $"{change.Dimension} {change.Word}"));
        Assert.Equal(changes.Count, changes.Select(change => change.Glyph).Distinct().Count());
    }

    [Fact]
    public void Between_NoFormerProfile_AllIsNew() =>
        Each.Holds(MotiveDifference.Between(null, Profile(("quality", 0.5, "a"), ("value", 0.4, "a"))), change => Assert.Equal("New", change.Word));

    private static MotivationProfile Profile(params (string Dimension, double Strength, string Statement)[] motives) => new()
    {
        User = new UserId("u"),
        Motives = [.. motives.Select(motive => new Motive(motive.Dimension, motive.Strength, motive.Statement, Horizon.Lasting, []))],
        Avoids = [],
        Confidence = 1,
        HistoryLength = 1,
        Provenance = new Provenance("e", "m", "v", "p"),
    };
}
