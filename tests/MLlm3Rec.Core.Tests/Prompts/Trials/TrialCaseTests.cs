using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Prompts.Trials;

public sealed class TrialCaseTests
{
    [Theory]
    [InlineData(MarkKind.Wrong, null, true, false, false)]
    [InlineData(MarkKind.Right, null, false, true, true)]
    [InlineData(MarkKind.Rather, "value", false, false, false)]
    public void Holds_ByWhatIsNamed(MarkKind kind, string? rather, bool none, bool one, bool both)
    {
        var mark = new TrialCase("u", "novelty", "", kind, rather);

        Assert.Equal((none, one, both), (mark.Holds(Naming()), mark.Holds(Naming("novelty")), mark.Holds(Naming("novelty", "value"))));
    }

    [Fact]
    public void Holds_Rather_AsksForTheOtherAlone() =>
        Assert.True(new TrialCase("u", "novelty", "", MarkKind.Rather, "value").Holds(Naming("value")));

    [Fact]
    public void Parse_CaseOfAnEarlierVersion_IsWrong() => Assert.Equal(
        new TrialCase("u", "novelty", "Never."),
        JsonSerializer.Deserialize<TrialCase>("""{"User":"u","Dimension":"novelty","Note":"Never."}"""));

    private static MotivationProfile Naming(params string[] dimensions) => new()
    {
        User = new UserId("u"),
        Motives = [.. dimensions.Select(dimension => new Motive(dimension, 0.5, "", Horizon.Lasting, []))],
        Avoids = [],
        Confidence = 0,
        HistoryLength = 1,
        Provenance = new Provenance("built-in", "1", "1", "1"),
    };
}
