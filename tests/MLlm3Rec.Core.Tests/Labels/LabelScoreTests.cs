using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Labels;

public sealed class LabelScoreTests
{
    private static readonly Vocabulary Words = new([Dimension("value"), Dimension("quality"), Dimension("novelty")]);

    [Fact]
    public void Of_ThreeTexts_CountsCellsByHand()
    {
        LabelledText[] texts =
        [
            Text(0, "title", "value", "quality"),
            Text(1, "review", "quality"),
            Text(2, "review") with { Disputed = new HashSet<(LabelSide, string)> { (LabelSide.For, "value") } },
        ];
        var predictions = Predictions(Said(0, "value"), Said(1, "quality", "novelty"), Said(2, "value"));

        var score = LabelScore.Of(texts, predictions, LabelSide.For, Words);

        // Right: value of 0, quality of 1. Too much: novelty of 1. Missed: quality of 0. Value of 2 is disputed.
        Assert.Equal(new LabelCount(2, 1, 1), score.Micro);
        Assert.Equal(4.0 / 6, score.Micro.F1, 1e-12);
        Assert.Equal((1 + 2.0 / 3 + 0) / 3, score.MacroF1, 1e-12);
        Assert.Equal(new LabelCount(1, 0, 1), score.Sources["title"]);
        Assert.Equal(new LabelCount(1, 1, 0), score.Sources["review"]);
    }

    [Fact]
    public void QuoteOverlap_LiteralOrNot_CountsRightQuotesOnly()
    {
        LabelledText[] texts =
        [
            Text(0, "review", "value") with { Text = "A good price for rope.", For = [new("value", "good price")] },
            Text(1, "review", "value") with { Text = "Cheap rope.", For = [new("value", "Cheap")] },
            Text(2, "review", "value") with { Text = "Cheap rope.", For = [new("value", "Cheap")] },
        ];
        var predictions = Predictions(
            Said(0, "value") with { Quotes = new Dictionary<string, string> { ["value"] = "A GOOD price" } },
            Said(1, "value") with { Quotes = new Dictionary<string, string> { ["value"] = "rope" } },
            Said(2, "value") with { Quotes = new Dictionary<string, string> { ["value"] = "Cheap string" } });

        Assert.Equal(1.0 / 3, LabelScore.QuoteOverlap(texts, predictions)!.Value, 1e-12);
    }

    [Fact]
    public void Read_BothForms_GivesAgreedAndDisputedLabels()
    {
        const string Lines =
            """
            {"text": "Cheap rope.", "for": [["value", "Cheap"]], "against": [], "source": "review"}
            {"id": 7, "text": "New rope.", "a": {"for": ["novelty", "value"], "against": []}, "b": {"for": ["novelty"], "against": ["quality"]}}
            """;

        var texts = LabelFile.Read(new StringReader(Lines), Words);

        Assert.Equal(new LabelText("value", "Cheap"), Assert.Single(texts[0].For));
        Assert.Equal(7, texts[1].Id);
        Assert.Equal("novelty", Assert.Single(texts[1].For).Dimension);
        Assert.Equal([(LabelSide.For, "value"), (LabelSide.Against, "quality")], texts[1].Disputed);
    }

    [Fact]
    public void Read_UnknownDimension_IsRefused() => Assert.Throws<InvalidDataException>(
        () => LabelFile.Read(new StringReader("""{"text": "Rope.", "for": [["glamour", "Rope"]], "against": []}"""), Words));

    private static MotiveDimension Dimension(string key) => new(key, key, key, [key]);

    private static LabelledText Text(long id, string source, params string[] dimensions) =>
        new(id, source, "", [.. dimensions.Select(dimension => new LabelText(dimension, null))], []);

    private static LabelPrediction Said(long id, params string[] dimensions) => new(id, dimensions, [], new Dictionary<string, string>());

    private static Dictionary<long, LabelPrediction> Predictions(params LabelPrediction[] all) => all.ToDictionary(one => one.Id);
}
