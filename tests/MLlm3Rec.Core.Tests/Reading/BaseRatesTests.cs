using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

public sealed class BaseRatesTests
{
    private static readonly Vocabulary Words = new([new("a", "A", "a", ["red", "blue"])]);

    [Fact]
    public void Of_CueInEveryText_TellsNothing()
    {
        var rates = Rates("red", "red", "red blue");

        Assert.Equal(0, rates.Information[0], 6);
        // log((3 + 1) / (1 + 1)) / log(3 + 1) = 1/2
        Assert.Equal(0.5, rates.Information[1], 6);
    }

    [Fact]
    public void Salience_AsMuchAsUsual_IsOneHalf()
    {
        // Only the third text has evidence, of 1/2; the mean over texts with evidence is 1/2; 1/2 / (1/2 + 1/2) = 1/2.
        var rates = Rates("red", "red", "red blue");
        var salience = new float[1];

        rates.Salience(Matches("blue red red"), salience);

        Assert.Equal(0.5f, salience[0], 6);
        Assert.Equal(0.5f / 3, rates.MeanSalience[0], 6);
    }

    [Fact]
    public void Of_NoTexts_IsFinite()
    {
        var salience = new float[1];

        Rates().Salience(Matches("red"), salience);

        Assert.Equal(0, salience[0]);
    }

    private static BaseRates Rates(params string[] texts) => BaseRates.Of(CueList, 1, [.. texts.Select(Matches)]);

    private static IReadOnlyList<CuePhrase> CueList { get; } = CuePhrase.Of(Words);

    private static List<CueMatch> Matches(string text)
    {
        var matches = new List<CueMatch>();
        new CueMatcher(CueList, 1).Find(new TokenizedText(text), matches);
        return matches;
    }
}
