using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

public sealed class TokensTests
{
    [Fact]
    public void Tokens_HyphensAndApostrophes_SplitAndStay()
    {
        const string Text = "Eco-friendly: don't \"touch\" 2x!";
        var words = new List<string>();
        foreach (var token in new Tokens(Text))
        {
            words.Add(Text.Substring(token.Start, token.Length));
        }

        Assert.Equal(["Eco", "friendly", "don't", "touch", "2x"], words);
    }

    [Fact]
    public void Tokens_EmptyAndPunctuation_Nothing()
    {
        Assert.False(new Tokens("").MoveNext());
        Assert.False(new Tokens(" …!\n'").MoveNext());
    }

    [Theory]
    [InlineData("Gifts", "gift")]
    [InlineData("berries", "berry")]
    [InlineData("glass", "glass")]
    [InlineData("gas", "gas")]
    [InlineData("mother’s", "mother")]
    [InlineData("analysis", "analysis")]
    public void WordForm_Plurals_FoldOnlyWhatIsPlural(string word, string form) => Assert.Equal(form, WordForm.Of(word));
}
