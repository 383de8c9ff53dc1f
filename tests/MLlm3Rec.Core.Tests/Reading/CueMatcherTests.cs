using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

public sealed class CueMatcherTests
{
    private static readonly Vocabulary Words = new(
    [
        new("care", "Care", "c", ["gentle", "fragrance free", "no parabens"]),
        new("senses", "Senses", "s", ["fragrance", "soft*", "!soft gel"]),
        new("gifts", "Gifts", "g", ["gift", "kit"]),
    ]);

    [Theory]
    [InlineData("A gentle wash", "care:gentle")]
    [InlineData("Fragrance-free wash", "care:Fragrance-free")]
    [InlineData("Fragrance. Free delivery", "senses:Fragrance")]
    [InlineData("A kitchen knife", "")]
    [InlineData("Gifts and kits", "gifts:Gifts gifts:kits")]
    [InlineData("Softness itself", "senses:Softness")]
    [InlineData("Soft gel nails", "")]
    [InlineData("Not gentle, not very soft", "")]
    [InlineData("Contains no parabens", "care:no parabens")]
    [InlineData("No fuss, gentle", "care:gentle")]
    [InlineData("", "")]
    public void Find_Texts_OnlyWhatIsMeant(string text, string expected)
    {
        var matches = new List<CueMatch>();

        new CueMatcher(CuePhrase.Of(Words), Words.Count).Find(new TokenizedText(text), matches);

        Assert.Equal(
            expected,
            string.Join(' ', matches.Select(match => $"{Words.Dimensions[match.Cue.Dimension].Key}:{text.Substring(match.Start, match.Length)}")));
    }

    [Fact]
    public void Find_MaskedBrand_IsNotACue()
    {
        var text = new TokenizedText("Gentle Gifts gift box");
        text.MaskAll(["gentle", "gift"]);
        var matches = new List<CueMatch>();

        new CueMatcher(CuePhrase.Of(Words), Words.Count).Find(text, matches);

        Assert.Equal(13, Assert.Single(matches).Start);
    }
}
